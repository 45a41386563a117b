//go:build unix

package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/parquet-go/parquet-go"
	_ "modernc.org/sqlite"

	"vestnik/pipeline/broker"
	"vestnik/pipeline/kafka"
)

// archiveOf writes an archive of some hundred articles of every kind into a
// folder: lists, a web archive, a zip archive, a table, and something broken.
func archiveOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	n := 0
	article := func() string {
		n++
		return fmt.Sprintf("Приозёрск, 3 октября. Киностудия «Маяк %d» и Фонд кино Заозёрска подписали меморандум о сотрудничестве. "+
			"Студия «Север %d» начала съёмки фильма «Берег %d», режиссёр — Илья Сомов. "+
			"Премьера картины состоится в мае на фестивале «Звезда». "+
			"Погода в области была ясной, и жители города вышли на берег озера.", n, n%7, n)
	}
	var lines strings.Builder
	for i := range 320 {
		fmt.Fprintf(&lines, `{"uri":"list/%d","published":"2025-10-04","text":"%s"}`+"\n", i, article())
	}
	lines.WriteString("{broken\n")
	var web bytes.Buffer
	for i := range 80 {
		z := gzip.NewWriter(&web)
		body := article()
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/%d\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	var zipped bytes.Buffer
	w := zip.NewWriter(&zipped)
	for i := range 40 {
		f, err := w.Create(fmt.Sprintf("папка/%d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.Write([]byte(article()))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	table := "url,title,text,topic,tags,date\n"
	for i := range 60 {
		table += fmt.Sprintf("https://example.org/t/%d,Заголовок,\"%s\",,,2025/10/04\n", i, strings.ReplaceAll(article(), `"`, `""`))
	}
	for name, content := range map[string]string{
		"a.jsonl": lines.String(), "b.warc.gz": web.String(), "c.zip": zipped.String(), "d.csv": table, "e.txt": article(), "f.txt": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// build makes the program.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "vestnik")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// killed runs the program and kills it when it has written lines of progress.
// It reports whether the program ended by itself before, with code 1 as a
// document of the archive is broken.
func killed(t *testing.T, program string, lines int, args ...string) (ended bool) {
	t.Helper()
	// A pipe would hold hundreds of lines, and the program would be through
	// before they are read. A socket of the smallest size holds some.
	ends, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	stderr, theirs := os.NewFile(uintptr(ends[0]), "stderr"), os.NewFile(uintptr(ends[1]), "stderr of the program")
	defer stderr.Close()
	if err := syscall.SetsockoptInt(ends[1], syscall.SOL_SOCKET, syscall.SO_SNDBUF, 1); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Stderr = theirs
	err = cmd.Start()
	_ = theirs.Close()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for r := bufio.NewScanner(stderr); lines > 0 && r.Scan(); lines-- {
		said.WriteString(r.Text() + "\n")
	}
	_ = cmd.Process.Kill()
	var exit *exec.ExitError
	if err := cmd.Wait(); errors.As(err, &exit) && exit.ExitCode() == -1 {
		return false
	} else if !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("%v\n%s", err, said.String())
	}
	return true
}

// rows gives what a file of events holds, in whatever form.
func rows(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(path) {
	case ".parquet":
		rows, err := parquet.Read[any](bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(rows...)
	case ".db":
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var out string
		for _, query := range []string{"SELECT data, ce_id, ce_duplicateof FROM events ORDER BY id", "SELECT * FROM agreement_overview ORDER BY id", "SELECT * FROM film_timeline ORDER BY id, stage"} {
			rows, err := db.Query(query)
			if err != nil {
				t.Fatal(err)
			}
			names, _ := rows.Columns()
			for rows.Next() {
				cells, refs := make([]any, len(names)), make([]any, len(names))
				for i := range cells {
					refs[i] = &cells[i]
				}
				if err := rows.Scan(refs...); err != nil {
					t.Fatal(err)
				}
				out += fmt.Sprintln(cells...)
			}
		}
		return out
	}
	return string(raw)
}

// TestKilled kills runs at random moments, with SIGKILL, and starts the same
// command again until it ends: what it has written then is what an undisturbed
// run writes.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	program := build(t)
	archive := archiveOf(t)
	tests := []struct {
		file  string
		kills int // as many at least
		lines int // of progress that a run gets at most, of about 500
	}{{"events.jsonl", 30, 22}, {"events.csv", 2, 160}, {"events.parquet", 2, 160}, {"events.db", 2, 160}}
	const seed = 7
	r := rand.New(rand.NewPCG(seed, seed))
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			plain, file := filepath.Join(t.TempDir(), tt.file), filepath.Join(t.TempDir(), tt.file)
			if !killed(t, program, 1<<30, "extract", "--progress", "none", "-o", plain, archive) {
				t.Fatal("the undisturbed run did not end")
			}
			want := rows(t, plain)
			if strings.Count(want, "vestnik.agreement.v1") < 100 && tt.file != "events.db" {
				t.Fatalf("the archive gives too little: %d bytes", len(want))
			}
			kills := 0
			for {
				lines, every := r.IntN(tt.lines), "0s"
				if kills%5 == 4 { // most is written again
					lines, every = r.IntN(2), "3ms"
				}
				if killed(t, program, lines, "extract", "--resume", "--progress", "lines", "--checkpoint-every", every, "-o", file, archive) {
					break
				}
				kills++
			}
			if kills < tt.kills {
				t.Errorf("%d kills only", kills)
			}
			if got := rows(t, file); got != want {
				t.Errorf("after %d kills: %d bytes, want %d", kills, len(got), len(want))
			}
			if left, _ := filepath.Glob(file + "*"); len(left) != 1 {
				t.Errorf("left over: %q", left)
			}
			t.Logf("%d kills", kills)
		})
	}
}

// TestEnqueueKilled kills runs of enqueue with SIGKILL as soon as the topic has
// grown by a random number of articles, and starts the same command again until
// it ends: every article is there then, and what is there twice is equal.
func TestEnqueueKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	const articles, kills, seed = 12_000, 8, 11
	addr := os.Getenv("VESTNIK_TEST_KAFKA")
	if addr == "" {
		t.Log("VESTNIK_TEST_KAFKA=host:port names no broker: the embedded one is used")
		b, err := broker.Start("")
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		addr = b.Addr()
	}
	var lines strings.Builder
	want := map[string]string{}
	for n := range articles {
		uri, text := fmt.Sprintf("list/%d", n), fmt.Sprintf("Музей Заозёрска открыл зал номер %d.", n)
		want[uri] = text
		fmt.Fprintf(&lines, `{"uri":"%s","text":"%s"}`+"\n", uri, text)
		if n == articles/2 {
			lines.WriteString("{broken\n")
		}
	}
	dir := t.TempDir()
	archive := filepath.Join(dir, "a.jsonl")
	if err := os.WriteFile(archive, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	p := kafka.NewPublisher(addr)
	defer p.Close()
	topic := fmt.Sprintf("enqueue-%d", time.Now().UnixNano())
	if err := p.Create(t.Context(), kafka.Topic{Name: topic, Partitions: 3}); err != nil {
		t.Fatal(err)
	}
	marks := func() (marks kafka.Mark, sum int64) {
		marks, err := p.Mark(t.Context(), topic)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			sum += m
		}
		return marks, sum
	}

	program := build(t)
	r := rand.New(rand.NewPCG(seed, seed))
	killed := 0
	for {
		cmd := exec.Command(program, "enqueue", "--kafka", addr, "--in", topic, "--checkpoint", filepath.Join(dir, "checkpoint"), archive)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		_, before := marks()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		if killed < kills {
			grown := before + 1 + r.Int64N(articles/kills)
			for len(done) == 0 {
				if _, sum := marks(); sum >= grown {
					break
				}
			}
			_ = cmd.Process.Kill()
		}
		err := <-done
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatalf("%v, though a line is broken\n%s", err, stderr.String())
		}
		if exit.ExitCode() == exitFailed {
			break
		}
		if exit.ExitCode() != -1 {
			t.Fatalf("%v\n%s", err, stderr.String())
		}
		killed++
	}
	if killed < kills {
		t.Errorf("%d kills only", killed)
	}

	twice := 0
	end, _ := marks()
	seen := map[string]bool{}
	for part := range end {
		for rec, err := range p.Span(t.Context(), topic, part, 0, end[part]) {
			if err != nil {
				t.Fatal(err)
			}
			var a struct{ URI, Text string }
			if err := json.Unmarshal(rec.Value, &a); err != nil || a.URI != string(rec.Key) || a.Text != want[a.URI] {
				t.Fatalf("%q %q, %v", rec.Key, rec.Value, err)
			}
			if seen[a.URI] {
				twice++
			}
			seen[a.URI] = true
		}
	}
	if len(seen) != articles {
		t.Errorf("%d articles of %d", len(seen), articles)
	}
	// A kill lets at most one call, of 500 articles, come again.
	if twice > kills*500 {
		t.Errorf("%d articles are there twice", twice)
	}
	t.Logf("%d kills, %d articles twice", killed, twice)
}
