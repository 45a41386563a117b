package stream

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// realKafka is a real Kafka that the test started, or one that it was given.
type realKafka struct {
	t     testing.TB
	addr  string
	dir   string // of kafka-up, "" for one that was given and is left alone
	nodes int

	started bool
}

// startKafka starts that many nodes when there is Java, or else takes the
// broker of VESTNIK_TEST_KAFKA. Without that variable the test is skipped: it
// is the sign that tests may use a real Kafka.
func startKafka(t testing.TB, nodes int) *realKafka {
	t.Helper()
	given := os.Getenv("VESTNIK_TEST_KAFKA")
	if given == "" {
		t.Skip("VESTNIK_TEST_KAFKA=host:port names no broker, so no real Kafka is used")
	}
	k := &realKafka{t: t, addr: given, nodes: nodes}
	if _, err := exec.LookPath("java"); err != nil {
		if nodes > 1 {
			t.Skip("no Java: no cluster can be started")
		}
		t.Log("no Java: the broker of VESTNIK_TEST_KAFKA is used and not restarted")
		return k
	}
	k.dir = t.TempDir()
	t.Cleanup(func() { k.up("stop") })
	k.start()
	return k
}

func (k *realKafka) up(command string) string {
	k.t.Helper()
	args := []string{command, k.dir}
	if k.nodes > 1 {
		args = append([]string{"cluster"}, args...)
	}
	cmd := exec.Command(filepath.Join("..", "..", ".ci", "kafka-up"), args...)
	cmd.Env = append(os.Environ(), "KAFKA_PORT=0", "KAFKA_HEAP=256m")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		k.t.Fatalf("kafka-up %s: %v\n%s", command, err, stderr.String())
	}
	return strings.TrimSpace(string(out))
}

// start starts the nodes that do not run and waits until they are ready.
func (k *realKafka) start() {
	k.t.Helper()
	addr := k.up("start")
	if k.started && addr != k.addr {
		k.t.Fatalf("the broker came back at %q, not %q", addr, k.addr)
	}
	k.addr, k.started = addr, true
}

// own reports whether nodes may be stopped.
func (k *realKafka) own() bool { return k.dir != "" }

// pid gives the process of a node, from 1.
func (k *realKafka) pid(node int) int {
	k.t.Helper()
	file := filepath.Join(k.dir, "kafka.pid")
	if k.nodes > 1 {
		file = filepath.Join(k.dir, "node-"+strconv.Itoa(node), "kafka.pid")
	}
	b, err := os.ReadFile(file)
	if err != nil {
		k.t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		k.t.Fatal(err)
	}
	return pid
}

// signal sends a signal to a node, from 1, and waits until it is gone.
func (k *realKafka) signal(node int, sig syscall.Signal) {
	k.t.Helper()
	pid := k.pid(node)
	if err := syscall.Kill(pid, sig); err != nil {
		k.t.Fatal(err)
	}
	eventually(k.t, time.Minute, func() error {
		if syscall.Kill(pid, 0) == nil {
			return fmt.Errorf("node %d (pid %d) still runs", node, pid)
		}
		return nil
	})
}
