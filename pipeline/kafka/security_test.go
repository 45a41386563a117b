package kafka

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"

	"vestnik/pipeline/cloudevent"
)

// certificate makes one for 127.0.0.1, and files of it and its key.
func certificate(t *testing.T) (tls.Certificate, string, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "broker"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, der []byte) string {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, write("cert.pem", "CERTIFICATE", der), write("key.pem", "EC PRIVATE KEY", keyDER)
}

// TestSecurity writes and reads, as a publisher and as a member of a group,
// over TLS and with each SASL mechanism, and fails with a wrong password.
func TestSecurity(t *testing.T) {
	cert, certFile, keyFile := certificate(t)
	c, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "a"), kfake.EnableSASL(),
		kfake.Superuser("PLAIN", "plain", "p1"), kfake.Superuser("SCRAM-SHA-256", "s256", "p2"), kfake.Superuser("SCRAM-SHA-512", "s512", "p3"),
		kfake.TLS(&tls.Config{Certificates: []tls.Certificate{cert}}))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	addr := c.ListenAddrs()[0]
	for _, s := range []Security{
		{CAFile: certFile, SASL: Plain, User: "plain", Password: "p1"},
		{CAFile: certFile, SASL: ScramSHA256, User: "s256", Password: "p2"},
		{CAFile: certFile, CertFile: certFile, KeyFile: keyFile, SASL: ScramSHA512, User: "s512", Password: "p3"},
	} {
		t.Run(s.SASL.String(), func(t *testing.T) {
			cluster, err := s.Cluster(addr)
			if err != nil {
				t.Fatal(err)
			}
			p := cluster.Publisher()
			p.Timeout = 10 * time.Second
			before, err := p.Mark(t.Context(), "a")
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Publish(t.Context(), []Message{{"a", cloudevent.Message{Key: []byte("k"), Value: []byte(s.User)}}}); err != nil {
				t.Fatal(err)
			}
			for rec, err := range p.Span(t.Context(), "a", 0, before[0], before[0]+1) {
				if err != nil || string(rec.Value) != s.User {
					t.Fatalf("%q, %v", rec.Value, err)
				}
			}
			g, err := cluster.JoinGroup("g-"+s.User, "a")
			if err != nil {
				t.Fatal(err)
			}
			gen, err := g.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := gen.Partitions[0]; !ok {
				t.Errorf("partitions %v", gen.Partitions)
			}
			if err := g.Close(); err != nil {
				t.Error(err)
			}
			if err := p.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	for name, s := range map[string]Security{
		"wrong password":    {CAFile: certFile, SASL: Plain, User: "plain", Password: "p2"},
		"unknown authority": {TLS: true, SASL: Plain, User: "plain", Password: "p1"},
		"no TLS":            {SASL: Plain, User: "plain", Password: "p1"},
	} {
		t.Run(name, func(t *testing.T) {
			cluster, err := s.Cluster(addr)
			if err != nil {
				t.Fatal(err)
			}
			p := cluster.Publisher()
			p.Timeout = time.Second
			if err := p.CheckTopics(t.Context(), "a"); err == nil {
				t.Error("the cluster was entered")
			}
			if err := p.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSecurityFaults(t *testing.T) {
	_, certFile, _ := certificate(t)
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		s    Security
		want string
	}{
		{Security{CAFile: "absent.pem"}, "TLS authorities"},
		{Security{CAFile: empty}, "no certificate"},
		{Security{CertFile: certFile}, "go together"},
		{Security{CertFile: certFile, KeyFile: certFile}, "TLS client certificate"},
		{Security{User: "u"}, "no mechanism"},
		{Security{SASL: Plain}, "no user"},
		{Security{SASL: "X", User: "u"}, "unknown SASL mechanism"},
	} {
		if _, err := tt.s.Cluster("a:1"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.s, err, tt.want)
		}
	}
	var m Mechanism
	if m.Set("scram-sha-256") != nil || m != ScramSHA256 || m.Set("kerberos") == nil {
		t.Errorf("%q", m)
	}
}
