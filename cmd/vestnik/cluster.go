package main

import (
	"time"

	"github.com/spf13/cobra"

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
	flags.BoolVar(&f.security.TLS, "tls", false, "encrypt; implied by the other tls flags")
	flags.StringVar(&f.security.CAFile, "tls-ca", "", "PEM `file` of the authorities that brokers are checked against (default: the system's)")
	flags.StringVar(&f.security.CertFile, "tls-cert", "", "PEM `file` of the client's certificate")
	flags.StringVar(&f.security.KeyFile, "tls-key", "", "PEM `file` of its key")
	flags.StringVar(&f.security.ServerName, "tls-server-name", "", "`name` in the brokers' certificates (default: the host dialled)")
	flags.Var(&f.security.SASL, "sasl", "SASL `mechanism`: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
	flags.StringVar(&f.security.User, "sasl-user", "", "SASL `user`")
	flags.StringVar(&f.security.Password, "sasl-password", "", "SASL `password`; better in VESTNIK_SASL_PASSWORD or the configuration file")
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
