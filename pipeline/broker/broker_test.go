package broker

import (
	"testing"

	"github.com/segmentio/kafka-go"
)

// TestDataFolder shows that messages outlive the broker when it has a folder.
func TestDataFolder(t *testing.T) {
	dir := t.TempDir()
	for run := range int64(2) {
		b, err := Start(dir)
		if err != nil {
			t.Fatal(err)
		}
		transport := &kafka.Transport{}
		w := &kafka.Writer{Addr: kafka.TCP(b.Addr()), Topic: "a", Transport: transport, RequiredAcks: kafka.RequireAll, BatchSize: 1}
		client := &kafka.Client{Addr: w.Addr, Transport: transport}
		if run == 0 {
			_, err := client.CreateTopics(t.Context(), &kafka.CreateTopicsRequest{Topics: []kafka.TopicConfig{{Topic: "a", NumPartitions: 1, ReplicationFactor: 1}}})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.WriteMessages(t.Context(), kafka.Message{Key: []byte("k"), Value: []byte("v")}); err != nil {
			t.Fatal(err)
		}
		res, err := client.ListOffsets(t.Context(), &kafka.ListOffsetsRequest{Topics: map[string][]kafka.OffsetRequest{"a": {kafka.LastOffsetOf(0)}}})
		if err != nil {
			t.Fatal(err)
		}
		if last := res.Topics["a"][0].LastOffset; last != run+1 {
			t.Errorf("run %d: the topic ends at %d", run, last)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		transport.CloseIdleConnections()
		b.Close()
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	if _, err := Start("/dev/null/x"); err == nil {
		t.Error("a folder under a file was accepted")
	}
}
