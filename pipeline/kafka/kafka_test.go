package kafka

import (
	"errors"
	"fmt"
	"net"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"vestnik/extract/event"
	"vestnik/pipeline/broker"
	"vestnik/pipeline/cloudevent"
)

// clusters runs a test against the embedded broker, and against a real one
// when VESTNIK_TEST_KAFKA names it. Topics of a test are named after suffix.
func clusters(t *testing.T, test func(t *testing.T, addr, suffix string)) {
	t.Run("embedded", func(t *testing.T) {
		b, err := broker.Start("")
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		test(t, b.Addr(), "embedded")
	})
	t.Run("real", func(t *testing.T) {
		addr := os.Getenv("VESTNIK_TEST_KAFKA")
		if addr == "" {
			t.Skip("VESTNIK_TEST_KAFKA=host:port names no broker")
		}
		test(t, addr, fmt.Sprint(time.Now().UnixNano()))
	})
}

func publisher(t *testing.T, addr string) *Publisher {
	p := NewPublisher(addr)
	p.Timeout = 30 * time.Second
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func sample(n int) *event.Event {
	return &event.Event{
		Kind: event.KindAgreement, ID: fmt.Sprintf("fact-%d", n%100), Salience: event.Main, Confidence: 0.9,
		Document:  event.Document{URI: fmt.Sprintf("новости/%d.txt", n), Published: "2025-10-05"},
		Agreement: &event.AgreementData{AgreementType: event.Memorandum, Status: event.Signed},
	}
}

// TestPublishAndReadBack sends events over several batches and partitions and
// compares every message, its key, headers and order.
func TestPublishAndReadBack(t *testing.T) {
	clusters(t, func(t *testing.T, addr, suffix string) {
		topic := "vestnik-test." + suffix
		p := publisher(t, addr)
		if err := p.CreateTopics(t.Context(), 3, topic); err != nil {
			t.Fatal(err)
		}
		if err := p.CreateTopics(t.Context(), 3, topic); err != nil {
			t.Errorf("creating what is there: %v", err)
		}
		if err := p.CheckTopics(t.Context(), topic); err != nil {
			t.Fatal(err)
		}
		before, err := p.Mark(t.Context(), topic)
		if err != nil {
			t.Fatal(err)
		}
		if len(before) != 3 {
			t.Fatalf("partitions: %v", before)
		}

		var sent []Message
		for n := range 1200 {
			env, err := cloudevent.New(sample(n), "/test")
			if err != nil {
				t.Fatal(err)
			}
			sent = append(sent, Message{topic, env.Binary()})
		}
		sent = append(sent, Message{topic, cloudevent.Tombstone("fact-7")})
		for rest := sent; len(rest) > 0; {
			n := min(len(rest), 700)
			if err := p.Publish(t.Context(), rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}

		after, err := p.Mark(t.Context(), topic)
		if err != nil {
			t.Fatal(err)
		}
		got := make(map[string][]Message) // by key
		n := 0
		for _, part := range after.Partitions() {
			seen := make(map[string]bool)
			for m, err := range p.Read(t.Context(), topic, part, before[part], after[part]) {
				if err != nil {
					t.Fatal(err)
				}
				n++
				seen[string(m.Key)] = true
				got[string(m.Key)] = append(got[string(m.Key)], m)
			}
			if len(seen) == 0 {
				t.Errorf("partition %d is empty: the keys do not spread", part)
			}
		}
		if n != len(sent) {
			t.Errorf("%d messages of %d came back", n, len(sent))
		}
		want := make(map[string][]Message)
		for _, m := range sent {
			want[string(m.Key)] = append(want[string(m.Key)], m)
		}
		for key := range want {
			if !reflect.DeepEqual(got[key], want[key]) {
				t.Fatalf("key %s:\n%.600q\nwant\n%.600q", key, fmt.Sprint(got[key]), fmt.Sprint(want[key]))
			}
		}
		last := got["fact-7"][len(got["fact-7"])-1]
		if !last.Tombstone() {
			t.Errorf("the tombstone is not the last of its key: %+v", last)
		}
		env, err := cloudevent.ParseMessage(got["fact-8"][0].Message)
		if err != nil || env.Subject != "новости/8.txt" || env.Time != "2025-10-05T00:00:00Z" || env.PartitionKey != "fact-8" {
			t.Errorf("envelope %+v, %v", env, err)
		}
	})
}

func TestMissingTopic(t *testing.T) {
	clusters(t, func(t *testing.T, addr, suffix string) {
		p := publisher(t, addr)
		err := p.CheckTopics(t.Context(), "absent."+suffix)
		var missing *MissingTopicError
		if !errors.As(err, &missing) || !strings.Contains(err.Error(), `topic "absent.`+suffix+`" does not exist`) {
			t.Errorf("got %v", err)
		}
	})
}

func TestUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil { // nobody listens there now
		t.Fatal(err)
	}
	p := NewPublisher(addr)
	p.Timeout = 300 * time.Millisecond
	if err := p.CheckTopics(t.Context(), "a"); err == nil || !strings.Contains(err.Error(), "cannot reach the cluster") {
		t.Errorf("check: %v", err)
	}
	if err := p.Publish(t.Context(), []Message{{"a", cloudevent.Tombstone("k")}}); !errors.Is(err, errGivenUp) {
		t.Errorf("publish: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// TestBrokerDies closes the broker under a publisher: Publish and Close give
// up in time.
func TestBrokerDies(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	p := NewPublisher(b.Addr())
	p.Timeout = 500 * time.Millisecond
	if err := p.CreateTopics(t.Context(), 1, "a"); err != nil {
		t.Fatal(err)
	}
	if err := p.Publish(t.Context(), []Message{{"a", cloudevent.Tombstone("k")}}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	if err := p.Publish(t.Context(), []Message{{"a", cloudevent.Tombstone("k")}}); !errors.Is(err, errGivenUp) {
		t.Errorf("publish: %v", err)
	}
	if err := p.Close(); !errors.Is(err, errGivenUp) {
		t.Errorf("close: %v", err)
	}
}

func TestTooLarge(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	p := publisher(t, b.Addr())
	m := Message{"a", cloudevent.Message{Key: []byte("k"), Value: make([]byte, batchBytes+1)}}
	if err := p.Publish(t.Context(), []Message{m}); err == nil || !strings.Contains(err.Error(), "over the limit") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkPublish(b *testing.B) {
	br, err := broker.Start("")
	if err != nil {
		b.Fatal(err)
	}
	defer br.Close()
	p := NewPublisher(br.Addr())
	if err := p.CreateTopics(b.Context(), 1, "a"); err != nil {
		b.Fatal(err)
	}
	env, err := cloudevent.New(sample(1), "")
	if err != nil {
		b.Fatal(err)
	}
	messages := make([]Message, batch)
	for i := range messages {
		messages[i] = Message{"a", env.Binary()}
	}
	b.SetBytes(int64(batch * len(env.Data)))
	for b.Loop() {
		if err := p.Publish(b.Context(), messages); err != nil {
			b.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
}
