package kafka

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"vestnik/pipeline/cloudevent"
)

// TestBrokerRestarts publishes while a real broker of its own is stopped in an
// orderly way and killed: every message arrives, and each key's in order. It
// takes half a minute and needs Java, so VESTNIK_TEST_KAFKA_UP must name the
// script that starts a broker.
func TestBrokerRestarts(t *testing.T) {
	script := os.Getenv("VESTNIK_TEST_KAFKA_UP")
	if script == "" {
		t.Skip("VESTNIK_TEST_KAFKA_UP names no script to start a broker with (.ci/kafka-up)")
	}
	dir := t.TempDir()
	up := func(command string) string {
		cmd := exec.Command(script, command, dir)
		cmd.Env = append(os.Environ(), "KAFKA_PORT=0") // a free one at first, then the same
		out, err := cmd.Output()
		if err != nil {
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				t.Logf("%s", exit.Stderr)
			}
			t.Fatalf("%s %s: %v", script, command, err)
		}
		return strings.TrimSpace(string(out))
	}
	addr := up("start")
	t.Cleanup(func() { up("stop") })

	p := NewPublisher(addr)
	if err := p.CreateTopics(t.Context(), 3, "a"); err != nil {
		t.Fatal(err)
	}
	const perCall, keys = 100, 7
	enough := make(chan struct{}) // closed when the broker is back for good
	sent := make(chan int, 1)     // messages acknowledged
	calls := make(chan struct{}, 1<<16)
	more := func() { // waits until it is going well
		for range len(calls) + 100 {
			<-calls
		}
	}
	go func() {
		n := 0
		defer func() { sent <- n; close(calls) }()
		for {
			select {
			case <-enough:
				return
			default:
			}
			messages := make([]Message, perCall)
			for i := range messages {
				messages[i] = Message{"a", cloudevent.Message{Key: fmt.Append(nil, (n+i)%keys), Value: fmt.Appendf(nil, "%09d", n+i)}}
			}
			if err := p.Publish(t.Context(), messages); err != nil {
				t.Error(err)
				return
			}
			n += perCall
			calls <- struct{}{}
		}
	}()
	more()
	up("stop") // SIGTERM
	if again := up("start"); again != addr {
		t.Fatalf("the broker came back at %s, not %s", again, addr)
	}
	more()
	pid, err := os.ReadFile(dir + "/kafka.pid")
	if err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("kill", "-9", strings.TrimSpace(string(pid))).Run(); err != nil {
		t.Fatal(err)
	}
	up("start")
	more()
	close(enough)
	want := <-sent
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}

	p = NewPublisher(addr)
	end, err := p.Mark(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	last := make(map[string]string)
	seen := make(map[string]bool)
	twice := 0
	for _, part := range end.Partitions() {
		for m, err := range p.Read(t.Context(), "a", part, 0, end[part]) {
			if err != nil {
				t.Fatal(err)
			}
			value := string(m.Value)
			switch {
			case seen[value]:
				twice++ // an answer was lost
			case value < last[string(m.Key)]:
				t.Fatalf("key %s: %s comes after %s", m.Key, value, last[string(m.Key)])
			}
			seen[value] = true
			last[string(m.Key)] = value
		}
	}
	t.Logf("%d messages, %d of them twice", len(seen), twice)
	if len(seen) != want {
		t.Errorf("%d messages of %d arrived", len(seen), want)
	}
	p.Timeout = time.Second
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}
