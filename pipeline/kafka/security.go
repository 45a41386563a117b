package kafka

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/segmentio/kafka-go/sasl"
	"github.com/segmentio/kafka-go/sasl/plain"
	"github.com/segmentio/kafka-go/sasl/scram"
)

// Security says how a cluster is entered.
type Security struct {
	TLS        bool   // encrypt; implied by the files and ServerName
	CAFile     string // PEM of the authorities that brokers are checked against, empty: those of the system
	CertFile   string // PEM of the client's certificate, with KeyFile
	KeyFile    string // PEM of its key
	ServerName string // name that the brokers' certificates must have, empty: the host dialled

	SASL     Mechanism
	User     string
	Password string
}

// Mechanism is a SASL mechanism by its registered name; empty is none.
type Mechanism string

// The mechanisms.
const (
	NoSASL      Mechanism = ""
	Plain       Mechanism = "PLAIN"
	ScramSHA256 Mechanism = "SCRAM-SHA-256"
	ScramSHA512 Mechanism = "SCRAM-SHA-512"
)

func (m Mechanism) String() string { return string(m) }

// Set implements pflag.Value: names are taken in either case.
func (m *Mechanism) Set(name string) error {
	switch got := Mechanism(strings.ToUpper(name)); got {
	case NoSASL, Plain, ScramSHA256, ScramSHA512:
		*m = got
		return nil
	}
	return fmt.Errorf("unknown SASL mechanism %q: PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 are known", name)
}

// Type implements pflag.Value.
func (m *Mechanism) Type() string { return "mechanism" }

// Cluster gives the cluster of brokers, entered as s says. Errors name the
// setting that is wrong.
func (s Security) Cluster(brokers string) (Cluster, error) {
	c := Cluster{Brokers: brokers}
	var err error
	if c.tls, err = s.tls(); err != nil {
		return Cluster{}, err
	}
	if c.sasl, err = s.mechanism(); err != nil {
		return Cluster{}, err
	}
	return c, nil
}

func (s Security) tls() (*tls.Config, error) {
	if !s.TLS && s.CAFile == "" && s.CertFile == "" && s.KeyFile == "" && s.ServerName == "" {
		return nil, nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: s.ServerName}
	if s.CAFile != "" {
		pem, err := os.ReadFile(s.CAFile)
		if err != nil {
			return nil, fmt.Errorf("TLS authorities: %w", err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("TLS authorities: %s holds no certificate in PEM", s.CAFile)
		}
	}
	if (s.CertFile == "") != (s.KeyFile == "") {
		return nil, errors.New("TLS: a client's certificate and its key go together")
	}
	if s.CertFile != "" {
		pair, err := tls.LoadX509KeyPair(s.CertFile, s.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("TLS client certificate: %w", err)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	return config, nil
}

func (s Security) mechanism() (sasl.Mechanism, error) {
	if s.SASL == NoSASL {
		if s.User != "" || s.Password != "" {
			return nil, errors.New("SASL: a user or password is given, but no mechanism")
		}
		return nil, nil
	}
	if s.User == "" {
		return nil, fmt.Errorf("SASL %s: no user is given", s.SASL)
	}
	switch s.SASL {
	case Plain:
		return plain.Mechanism{Username: s.User, Password: s.Password}, nil
	case ScramSHA256:
		return scram.Mechanism(scram.SHA256, s.User, s.Password)
	case ScramSHA512:
		return scram.Mechanism(scram.SHA512, s.User, s.Password)
	}
	return nil, fmt.Errorf("unknown SASL mechanism %q", s.SASL)
}
