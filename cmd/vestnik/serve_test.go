package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	dir := t.TempDir()
	tokens := filepath.Join(dir, "tokens")
	if err := os.WriteFile(tokens, []byte("# of the newsroom\n0123456789abcdef\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var log bytes.Buffer
	at := make(chan net.Addr, 1)
	x := serving{listen: "127.0.0.1:0", store: filepath.Join(dir, "events.db"), tokenFile: tokens, logLevel: "info", ready: func(a net.Addr) { at <- a }}
	cmd := newServeCommand()
	cmd.SetContext(ctx)
	cmd.SetErr(&log)
	done := make(chan error, 1)
	go func() { done <- x.run(cmd, nil) }()
	var base string
	select {
	case a := <-at:
		base = "http://" + a.String()
	case err := <-done:
		t.Fatal(err)
	}
	ask := func(method, path, token, body string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), method, base+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "text/plain")
		if token != "" {
			req.Header.Set("Authorization", "Bearer "+token)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(b)
	}
	if code, body := ask("POST", "/v1/articles", "", "Текст"); code != http.StatusUnauthorized {
		t.Errorf("without a token: %d %s", code, body)
	}
	if code, body := ask("POST", "/v1/reload", "0123456789abcdef", ""); code != http.StatusOK || !strings.Contains(body, `"changed":false`) {
		t.Errorf("reload: %d %s", code, body)
	}
	text := "Министерство культуры Казахстана и Союз кинематографистов Кыргызстана подписали меморандум о сотрудничестве."
	if code, body := ask("POST", "/v1/articles", "0123456789abcdef", text); code != http.StatusOK || !strings.Contains(body, "vestnik.agreement.v1") {
		t.Errorf("upload: %d %s", code, body)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("stop: %v", err)
	}
	if !strings.Contains(log.String(), `"msg":"stopped"`) || strings.Contains(log.String(), "0123456789abcdef") {
		t.Errorf("log: %s", &log)
	}
}

func TestServeFaults(t *testing.T) {
	dir := t.TempDir()
	short := filepath.Join(dir, "short")
	if err := os.WriteFile(short, []byte("abc\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "events.db")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "store"},
		{[]string{"--store", file, "--listen", "0.0.0.0:0"}, "can be reached from other machines"},
		{[]string{"--store", file, "--listen", ":0"}, "can be reached from other machines"},
		{[]string{"--store", file, "--listen", "nonsense"}, "--listen"},
		{[]string{"--store", file, "--token-file", short}, "at least 16 signs"},
		{[]string{"--store", file, "--token-file", empty}, "holds no token"},
		{[]string{"--store", file, "--token-file", filepath.Join(dir, "none")}, "no such file"},
		{[]string{"--store", file, "--listen", "127.0.0.1:0", "--tls-cert", "c.pem"}, "belong together"},
		{[]string{"--store", dir, "--listen", "127.0.0.1:0"}, "store"},
		{[]string{"--store", file, "--listen", "127.0.0.1:0", "--watch"}, "--watch needs --lexicon"},
		{[]string{"--store", file, "--log-level", "loud"}, "log level"},
	} {
		cmd := newRootCommand()
		var errs bytes.Buffer
		cmd.SetOut(io.Discard)
		cmd.SetErr(&errs)
		cmd.SetArgs(append([]string{"serve"}, c.args...))
		code := exitCode(cmd.ExecuteContext(t.Context()), &errs)
		if code != exitUsage || !strings.Contains(errs.String(), c.want) {
			t.Errorf("%v: exit code %d, %s", c.args, code, &errs)
		}
	}
}
