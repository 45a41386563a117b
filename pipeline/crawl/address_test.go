package crawl

import (
	"errors"
	"net/netip"
	"testing"
)

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"93.184.215.14":        true,
		"77.88.55.242":         true,
		"2a02:6b8::2:242":      true,
		"127.0.0.1":            false,
		"127.8.9.1":            false,
		"0.0.0.0":              false,
		"0.1.2.3":              false,
		"10.1.2.3":             false,
		"172.16.0.1":           false,
		"172.32.0.1":           true,
		"192.168.1.1":          false,
		"169.254.169.254":      false, // the metadata service of clouds
		"100.64.0.1":           false,
		"100.128.0.1":          true,
		"198.18.0.1":           false,
		"224.0.0.1":            false,
		"255.255.255.255":      false,
		"::":                   false,
		"::1":                  false,
		"::ffff:127.0.0.1":     false,
		"::ffff:93.184.215.14": true,
		"fe80::1%eth0":         false,
		"fc00::1":              false,
		"fd12:3456::1":         false,
		"ff02::1":              false,
		"64:ff9b::7f00:1":      false, // NAT64 of 127.0.0.1
		"2002:7f00:1::":        false, // 6to4 of 127.0.0.1
		"2001:0:4136:e378::":   false, // Teredo
		"2001:db8::1":          false,
		"::127.0.0.1":          false,
	} {
		if got := public(netip.MustParseAddr(addr)); got != want {
			t.Errorf("public(%s) = %v, want %v", addr, got, want)
		}
	}
}

func TestControl(t *testing.T) {
	if err := control("tcp4", "127.0.0.1:80", nil); !errors.Is(err, ErrAddress) {
		t.Errorf("loopback: %v", err)
	}
	if err := control("tcp6", "[fe80::1%eth0]:80", nil); !errors.Is(err, ErrAddress) {
		t.Errorf("link-local: %v", err)
	}
	if err := control("tcp4", "77.88.55.242:443", nil); err != nil {
		t.Errorf("public: %v", err)
	}
	if err := control("tcp4", "name:443", nil); err == nil {
		t.Error("a name is no address")
	}
}
