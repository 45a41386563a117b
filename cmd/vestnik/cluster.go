package main

import (
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestnik/pipeline/kafka"
)

// defaultBroker is where a broker on this machine listens.
const defaultBroker = "localhost:9092"

// clusterFlags say which Kafka cluster is meant and how it is entered.
type clusterFlags struct {
	brokers  string
	security kafka.Security
	timeout  time.Duration
}

func (f *clusterFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.brokers, "kafka", defaultBroker, "brokers of the cluster: `HOST:PORT[,...]`")
	flags.DurationVar(&f.timeout, "kafka-timeout", 30*time.Second, "how long to wait for brokers that do not answer")
	addSecurity(flags, &f.security)
}

// addSecurity adds the flags that say how a cluster is entered.
func addSecurity(flags *pflag.FlagSet, s *kafka.Security) {
	flags.BoolVar(&s.TLS, "tls", false, "encrypt; implied by the other tls flags")
	flags.StringVar(&s.CAFile, "tls-ca", "", "PEM `file` of the authorities that brokers are checked against (default: the system's)")
	flags.StringVar(&s.CertFile, "tls-cert", "", "PEM `file` of the client's certificate")
	flags.StringVar(&s.KeyFile, "tls-key", "", "PEM `file` of its key")
	flags.StringVar(&s.ServerName, "tls-server-name", "", "`name` in the brokers' certificates (default: the host dialled)")
	flags.Var(&s.SASL, "sasl", "SASL `mechanism`: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
	flags.StringVar(&s.User, "sasl-user", "", "SASL `user`")
	flags.StringVar(&s.Password, "sasl-password", "", "SASL `password`; better in VESTNIK_SASL_PASSWORD or the configuration file")
}

func (f *clusterFlags) cluster() (kafka.Cluster, error) {
	c, err := f.security.Cluster(f.brokers)
	if err != nil {
		return c, &exitError{exitUsage, err}
	}
	return c, nil
}

// publisher connects to the cluster.
func (f *clusterFlags) publisher() (*kafka.Publisher, error) {
	c, err := f.cluster()
	if err != nil {
		return nil, err
	}
	p := c.Publisher()
	p.Timeout = f.timeout
	return p, nil
}

// articlesTopic names the articles topic when the user does not.
func articlesTopic(given, prefix string) string {
	if given != "" {
		return given
	}
	return prefix + ".articles"
}
