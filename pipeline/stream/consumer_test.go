package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/kafka"
)

// consumerEnv makes the test binary a consumer instead of running tests. Its
// value is a consumerSpec.
const consumerEnv = "VESTNIK_TEST_CONSUMER"

// consumerSpec is what a consumer of its own process is told.
type consumerSpec struct {
	Brokers, In, Group, Prefix string
	Tombstones                 bool
	Workers                    int
	InFlight                   int64
}

func TestMain(m *testing.M) {
	if spec := os.Getenv(consumerEnv); spec != "" {
		if err := consume(spec); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// consume runs a stream until SIGTERM.
func consume(spec string) error {
	var c consumerSpec
	if err := json.Unmarshal([]byte(spec), &c); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	program, ds := embedded()
	if ds.HasErrors() {
		return ds
	}
	s, err := New(ctx, Options{
		Cluster: kafka.Cluster{Brokers: c.Brokers}, In: c.In, Group: c.Group, Prefix: c.Prefix,
		Tombstones: c.Tombstones, Workers: c.Workers, InFlight: c.InFlight,
		MaxArticle: proofMaxArticle, Timeout: proofTimeout,
		newExtract: proofExtract(program),
		Log:        slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelInfo})),
	})
	if errors.Is(err, context.Canceled) {
		return nil // SIGTERM came first
	}
	if err != nil {
		return err
	}
	return s.Run(ctx)
}

// proofExtract reads with the embedded lexicon, and the lines for toy as toy
// does, so that there is poison and there are films whatever the lexicon knows.
func proofExtract(program *extract.Program) func() func(extract.Article) extract.Result {
	return func() func(extract.Article) extract.Result {
		real, played := program.NewExtractor(), toy(make(chan struct{}), "toy")()
		return func(a extract.Article) extract.Result {
			more := played(a)
			out := real.Extract(a)
			for _, e := range out.Events {
				for _, f := range more.Events {
					if e.ID == f.ID {
						panic("toy and lexicon agree on " + e.ID)
					}
				}
			}
			out.Events = append(out.Events, more.Events...)
			return out
		}
	}
}

// consumer is a consumer in a process of its own.
type consumer struct {
	cmd  *exec.Cmd
	log  string
	done chan error
}

var consumers int // numbers the logs; the tests that start some do not run in parallel

// startConsumer starts a process and kills it when the test ends.
func startConsumer(t testing.TB, spec consumerSpec) *consumer {
	t.Helper()
	value, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	consumers++
	c := &consumer{log: filepath.Join(t.TempDir(), fmt.Sprintf("consumer-%d.log", consumers)), done: make(chan error, 1)}
	log, err := os.Create(c.log)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	c.cmd = exec.Command(os.Args[0])
	c.cmd.Env = append(os.Environ(), consumerEnv+"="+string(value), "GOMAXPROCS=1")
	c.cmd.Stdout, c.cmd.Stderr = log, log
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { c.done <- c.cmd.Wait() }()
	t.Cleanup(func() {
		c.kill(t)
		if t.Failed() {
			t.Logf("%s:\n%s", filepath.Base(c.log), c.tail())
		}
	})
	return c
}

// tail gives the end of the consumer's log.
func (c *consumer) tail() string {
	b, err := os.ReadFile(c.log)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-15):], "\n")
}

// kill ends the process with SIGKILL.
func (c *consumer) kill(t testing.TB) {
	if c.done == nil {
		return
	}
	if err := c.cmd.Process.Kill(); err != nil && !strings.Contains(err.Error(), "already finished") {
		t.Error(err)
	}
	<-c.done
	c.done = nil
}

// stop ends the process with SIGTERM and returns how long that took.
func (c *consumer) stop(t testing.TB) time.Duration {
	t.Helper()
	began := time.Now()
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	select {
	case err := <-c.done:
		if err != nil {
			t.Errorf("the consumer ended with %v: %s", err, c.tail())
		}
		c.done = nil
	case <-time.After(15 * time.Second):
		t.Error("the consumer does not stop")
	}
	return time.Since(began)
}
