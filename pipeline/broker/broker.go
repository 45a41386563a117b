// Package broker runs a Kafka broker inside the program, for trying Vestnik
// out and for tests: the Kafka protocol by franz-go's kfake, on a free port of
// the loopback interface.
//
// Delivery guarantees: without a folder everything is gone when the program
// ends. With one, what was acknowledged survives the death of the program, not
// the loss of power.
package broker

import (
	"fmt"
	"os"

	"github.com/twmb/franz-go/pkg/kfake"
)

// Broker is a running broker of one node.
type Broker struct {
	cluster *kfake.Cluster
	addr    string
}

// Start starts a broker that keeps its topics in dir, or in memory when dir is
// empty.
func Start(dir string) (*Broker, error) { return StartAt(dir, 0) }

// StartAt is Start on a port of the loopback interface; 0 is a free one.
func StartAt(dir string, port int) (*Broker, error) {
	opts := []kfake.Opt{kfake.NumBrokers(1), kfake.DefaultNumPartitions(1)}
	if port != 0 {
		opts = append(opts, kfake.Ports(port))
	}
	if dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, fmt.Errorf("embedded broker: %w", err)
		}
		opts = append(opts, kfake.DataDir(dir))
	}
	c, err := kfake.NewCluster(opts...)
	if err != nil {
		return nil, fmt.Errorf("embedded broker: %w", err)
	}
	return &Broker{cluster: c, addr: c.ListenAddrs()[0]}, nil
}

// Addr is the host and port that clients connect to.
func (b *Broker) Addr() string { return b.addr }

// Close stops the broker.
func (b *Broker) Close() { b.cluster.Close() }
