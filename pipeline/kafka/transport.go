package kafka

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/protocol"
	"github.com/segmentio/kafka-go/protocol/produce"
)

// transport carries the requests of one client and decides what is worth
// another attempt.
//
// kafka-go's Writer retries inside the queue of a partition, which keeps the
// order, but only for errors that say they are temporary. "Topic partition has
// no leader" and a plain end of the stream do not say so, and an orderly
// restart of a broker gives both: a third of the messages failed at once when
// it was tried. So they are marked here.
type transport struct {
	inner *kafka.Transport
	// givenUp ends the retries: everything fails for good from then on, so
	// that Writer.Close returns.
	givenUp atomic.Bool
}

func newTransport() *transport {
	return &transport{inner: &kafka.Transport{
		ClientID:    "vestnik",
		DialTimeout: 5 * time.Second,
		MetadataTTL: 2 * time.Second, // how soon a moved partition is found
	}}
}

var errGivenUp = errors.New("given up: Kafka did not answer in time")

// RoundTrip implements kafka.RoundTripper.
func (t *transport) RoundTrip(ctx context.Context, addr net.Addr, req kafka.Request) (kafka.Response, error) {
	_, producing := req.(*produce.Request)
	if producing && t.givenUp.Load() {
		return nil, errGivenUp
	}
	res, err := t.inner.RoundTrip(ctx, addr, req)
	if err != nil && retriable(err) {
		if producing && t.givenUp.Load() {
			return nil, errGivenUp
		}
		return nil, temporaryError{err}
	}
	return res, err
}

func (t *transport) close() { t.inner.CloseIdleConnections() }

// temporaryError marks an error for kafka-go as worth another attempt.
type temporaryError struct{ error }

func (temporaryError) Temporary() bool { return true }

func (e temporaryError) Unwrap() error { return e.error }

// retriable reports whether an error may go away by itself: the broker is
// restarting, moving a partition, or cannot be reached.
func retriable(err error) bool {
	var ke kafka.Error
	var ne net.Error
	switch {
	case err == nil:
		return false
	case errors.Is(err, protocol.ErrNoLeader), errors.Is(err, protocol.ErrNoPartition), errors.Is(err, protocol.ErrNoTopic):
		return true // the layout of the cluster as last seen; it is asked for anew
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.ErrClosedPipe), errors.Is(err, net.ErrClosed):
		return true
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return true
	case errors.Is(err, context.DeadlineExceeded): // of the single request
		return true
	case errors.As(err, &ke):
		return ke.Temporary()
	case errors.As(err, &ne):
		return ne.Timeout()
	}
	return false
}

// retry calls f until it succeeds, fails for good, or ctx ends.
func retry(ctx context.Context, f func() error) error {
	for wait := 20 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		err := f()
		var each kafka.WriteErrors
		if err == nil || errors.As(err, &each) {
			return err
		}
		if ctx.Err() == nil && retriable(err) {
			select {
			case <-time.After(wait):
				continue
			case <-ctx.Done():
			}
		}
		if cause := context.Cause(ctx); cause != nil && !errors.Is(err, cause) {
			return fmt.Errorf("%w (last: %w)", cause, err)
		}
		return err
	}
}
