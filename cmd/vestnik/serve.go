package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/server"
	"vestnik/pipeline/store"
)

func newServeCommand() *cobra.Command {
	var x serving
	cmd := &cobra.Command{
		Use:   "serve --store FILE",
		Short: "Take articles over HTTP and give events",
		Long: `Serve is the upload service. Articles are sent to it, their events come back at
once or by way of a job, and are kept in a SQLite file:

  POST /v1/articles        text, page, JSON, JSON Lines, form with files, zip
  GET  /v1/jobs/{id}       how far a job is ("Prefer: respond-async")
  GET  /v1/events          stored events: type, state, party, title, country, dates, source
  GET  /v1/events/{id}     one event
  GET  /v1/events/stream   events as they come (server-sent events)
  POST /v1/reload          read the lexicon again; SIGHUP and --watch do the same
  GET  /openapi.json       all of this for programs
  GET  /metrics /healthz /readyz
  GET  /                   a workbench: paste a text, see what is read in it

Clients show a token ("Authorization: Bearer ..."), one of those in --token-file
(a line each) or the one in VESTNIK_TOKEN. Without tokens the server listens on
loopback addresses only. Without --tls-cert tokens and texts travel in the
clear: put a proxy with TLS before it.

The server stops on SIGTERM, when the requests at hand are answered; jobs that
are not done go on at the next start.`,
		Example: `  vestnik serve --store events.db
  curl -s --data-binary @release.txt -H 'Content-Type: text/plain' http://127.0.0.1:8080/v1/articles
  vestnik serve --listen :8443 --store events.db --token-file tokens --tls-cert c.pem --tls-key k.pem`,
		Args: cobra.NoArgs,
		RunE: x.run,
	}
	flags := cmd.Flags()
	x.lexicon.add(cmd)
	x.maxBody, x.maxUnpacked, x.maxText = 32<<20, 128<<20, 4<<20
	flags.StringVar(&x.listen, "listen", "127.0.0.1:8080", "`HOST:PORT` to listen on")
	flags.StringVar(&x.store, "store", "", "SQLite `file` of events and jobs")
	flags.StringVar(&x.tokenFile, "token-file", "", "`file` of tokens, a line each")
	flags.StringVar(&x.cert, "tls-cert", "", "certificate `file` in PEM")
	flags.StringVar(&x.key, "tls-key", "", "key `file` in PEM")
	flags.Var(&x.maxBody, "max-body", "largest request in bytes; K, M and G may follow")
	flags.Var(&x.maxUnpacked, "max-unpacked", "most that a request may unpack to")
	flags.Var(&x.maxText, "max-text", "largest text of an article")
	flags.Float64Var(&x.config.Rate, "rate", 20, "requests a second of a client, negative for no limit")
	flags.IntVar(&x.config.MaxUploads, "max-uploads", 0, "uploads at a time (default: four a core)")
	flags.IntVar(&x.config.Workers, "workers", 0, "articles read at a time (default: one a core)")
	flags.DurationVar(&x.config.Grace, "grace", 10*time.Second, "time that requests at hand get when the server stops")
	flags.BoolVar(&x.watch, "watch", false, "read the lexicon again when a file of --lexicon changes")
	flags.StringVar(&x.config.Source, "source", cloudevent.DefaultSource, "source attribute of the events")
	flags.StringVar(&x.logLevel, "log-level", "info", "debug, info, warn or error")
	_ = cmd.MarkFlagRequired("store") // the flag exists
	return cmd
}

// serving is one run of the command.
type serving struct {
	config      server.Config
	lexicon     lexiconFlags
	listen      string
	store       string
	tokenFile   string
	cert, key   string
	maxBody     byteSize
	maxUnpacked byteSize
	maxText     byteSize
	watch       bool
	logLevel    string

	ready func(net.Addr) // for tests: told where the server listens
}

func (x *serving) run(cmd *cobra.Command, _ []string) (err error) {
	usage := func(err error) error { return &exitError{exitUsage, err} }
	ctx := cmd.Context()
	var level slog.Level
	if err := level.UnmarshalText([]byte(x.logLevel)); err != nil {
		return usage(fmt.Errorf("log level %q: debug, info, warn and error are known", x.logLevel))
	}
	log := slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
	cfg := x.config
	cfg.Log, cfg.MaxBody, cfg.MaxUnpacked, cfg.MaxText = log, int64(x.maxBody), int64(x.maxUnpacked), int(x.maxText)
	if cfg.Tokens, err = x.tokens(); err != nil {
		return usage(err)
	}
	listener, err := x.open(ctx, len(cfg.Tokens) > 0)
	if err != nil {
		return usage(err)
	}
	defer func() { _ = listener.Close() }() // closed already when the server ran
	if cfg.Store, err = store.Open(x.store); err != nil {
		return usage(err)
	}
	defer func() { err = errors.Join(err, cfg.Store.Close()) }()
	holder, err := x.lexicon.hold(ctx, cmd.ErrOrStderr(), log, x.watch)
	if err != nil {
		return err
	}
	cfg.Program = holder.Program
	cfg.Reload = func(context.Context) (string, error) {
		err := holder.Reload()
		return holder.Program().Version(), err
	}
	s, err := server.New(cfg)
	if err != nil {
		return usage(err)
	}
	log.Info("serving", "address", listener.Addr().String(), "store", x.store, "tokens", len(cfg.Tokens), "tls", x.cert != "", "lexicon", holder.Program().Version())
	if x.ready != nil {
		x.ready(listener.Addr())
	}
	if err := s.Run(ctx, listener); err != nil {
		return &exitError{exitFailed, err}
	}
	log.Info("stopped")
	return nil
}

// tokens gives those of the file and the environment.
func (x *serving) tokens() ([]string, error) {
	var out []string
	if t := strings.TrimSpace(os.Getenv("VESTNIK_TOKEN")); t != "" {
		out = append(out, t)
	}
	if x.tokenFile != "" {
		f, err := os.Open(x.tokenFile)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			if t := strings.TrimSpace(lines.Text()); t != "" && !strings.HasPrefix(t, "#") {
				out = append(out, t)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("%s holds no token", x.tokenFile)
		}
	}
	for _, t := range out {
		if len(t) < 16 || strings.ContainsAny(t, " \t") {
			return nil, errors.New("a token must have at least 16 signs and no blanks; \"openssl rand -hex 32\" makes one")
		}
	}
	return out, nil
}

// open listens. Without tokens it refuses addresses that others can reach.
func (x *serving) open(ctx context.Context, tokens bool) (net.Listener, error) {
	host, _, err := net.SplitHostPort(x.listen)
	if err != nil {
		return nil, fmt.Errorf("--listen %s: %w", x.listen, err)
	}
	if !tokens && !server.Loopback(host) {
		return nil, fmt.Errorf("--listen %s can be reached from other machines: --token-file or VESTNIK_TOKEN is needed, or a loopback address such as 127.0.0.1", x.listen)
	}
	if (x.cert == "") != (x.key == "") {
		return nil, errors.New("--tls-cert and --tls-key belong together")
	}
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", x.listen)
	if err != nil || x.cert == "" {
		return l, err
	}
	pair, err := tls.LoadX509KeyPair(x.cert, x.key)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}), nil
}
