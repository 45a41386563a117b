package checkpoint

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vestnik/pipeline/source"
)

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.checkpoint")
	if c, err := Load(path); c != nil || err != nil {
		t.Errorf("none: %v, %v", c, err)
	}
	want := &Checkpoint{Run: "r", Position: source.Position{Files: 2, Digest: 1<<64 - 1, Path: "a", Documents: 5, Mark: source.Mark{Offset: 9}},
		Outputs: map[string]int64{"a": 7}, Documents: 3, Events: map[string]int{"film": 1}, Drops: map[string]int{"language": 2}}
	for range 2 {
		if err := want.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := Load(path); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	for range 2 {
		if err := Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for content, want := range map[string]string{"{": "not a checkpoint", `{"version":9}`: "version 9"} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", content, err)
		}
	}
}

func TestSpool(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.part")
	s, err := OpenSpool(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(s, "один ")
	size, err := s.Sync()
	if err != nil || size != 9 {
		t.Fatal(size, err)
	}
	_, _ = io.WriteString(s, "лишнее")
	if _, err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSpool(path, size); !errors.Is(err, ErrLocked) {
		t.Errorf("a second run: %v", err)
	}
	_ = s.Close()

	if _, err := OpenSpool(path, 100); !errors.Is(err, ErrShort) {
		t.Errorf("too short: %v", err)
	}
	if s, err = OpenSpool(path, size); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(s, "два")
	if _, err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	if b, _ := io.ReadAll(s.Reader()); string(b) != "один два" {
		t.Errorf("%q", b)
	}
	_ = s.Close()
	final := filepath.Join(dir, "a")
	for range 2 {
		if err := Rename(path, final); err != nil {
			t.Error(err)
		}
	}
	if err := Rename(path, filepath.Join(dir, "b")); err == nil {
		t.Error("nothing was renamed without an error")
	}
}
