package kafka

import (
	"crypto/tls"
	"time"

	"github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/sasl"
)

// Cluster is a Kafka cluster and how to get into it. The zero value of all
// but Brokers is a cluster without TLS and SASL. Security.Cluster makes one
// that has them.
type Cluster struct {
	Brokers string // "host:port[,host:port...]", the first brokers to ask

	tls  *tls.Config
	sasl sasl.Mechanism
}

// Publisher returns a publisher to the cluster. It connects when it is first
// used.
func (c Cluster) Publisher() *Publisher {
	t := newTransport()
	t.inner.TLS, t.inner.SASL = c.tls, c.sasl
	addr := kafka.TCP(split(c.Brokers)...)
	return &Publisher{
		cluster:   c,
		transport: t,
		addr:      address{addr, c.Brokers},
		// The defaults of Writer lose messages (no acknowledgement is waited
		// for) and wait a second for each batch.
		writer: &kafka.Writer{
			Addr:         addr,
			Transport:    t,
			Balancer:     &placing{},
			RequiredAcks: kafka.RequireAll,
			Compression:  kafka.Lz4,
			BatchSize:    batch,
			BatchBytes:   batchBytes,
			BatchTimeout: 5 * time.Millisecond,
			MaxAttempts:  1_000_000, // Timeout ends them
			Async:        false,
		},
	}
}

// dialer makes the connections of readers and group members.
func (c Cluster) dialer() *kafka.Dialer {
	return &kafka.Dialer{ClientID: "vestnik", Timeout: 5 * time.Second, DualStack: true, TLS: c.tls, SASLMechanism: c.sasl}
}

// placing puts a message where PublishAt wants it, any other by its key.
type placing struct{ hash kafka.Hash }

// Balance implements kafka.Balancer.
func (b *placing) Balance(m kafka.Message, partitions ...int) int {
	if p, ok := m.WriterData.(int); ok {
		for _, have := range partitions {
			if have == p {
				return p
			}
		}
	}
	return b.hash.Balance(m, partitions...)
}
