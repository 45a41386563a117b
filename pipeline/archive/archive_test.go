package archive

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

func content(i int) string {
	return strings.Repeat(fmt.Sprintf("Строка %d архива. ", i*i), 40)
}

func makeTar(t testing.TB, n int) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	_ = w.WriteHeader(&tar.Header{Name: "папка/", Typeflag: tar.TypeDir, Mode: 0o755})
	for i := range n {
		c := content(i)
		if err := w.WriteHeader(&tar.Header{Name: fmt.Sprintf("папка/%d.txt", i), Mode: 0o644, Size: int64(len(c))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// onlyWriter keeps a zip.Writer from knowing more than a stream does.
type onlyWriter struct{ io.Writer }

func makeZip(t testing.TB, n int) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(onlyWriter{&b})
	_, _ = w.Create("папка/")
	for i := range n {
		f, err := w.Create(fmt.Sprintf("папка/%d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, content(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// list reads an archive to the names of whole entries and "! error".
func list(r Reader) (out []string, whole int) {
	for {
		e, err := r.Next()
		var damage *Error
		switch {
		case err == io.EOF:
			return out, whole
		case errors.As(err, &damage):
			out = append(out, "! "+err.Error())
			continue
		case err != nil:
			return append(out, "!! "+err.Error()), whole
		}
		b, err := io.ReadAll(e)
		if err != nil {
			continue // Next says it
		}
		var i int
		if _, err := fmt.Sscanf(e.Name, "папка/%d.txt", &i); err == nil && string(b) == content(i) {
			whole++
		}
		out = append(out, e.Name)
	}
}

func TestWhole(t *testing.T) {
	for name, r := range map[string]Reader{
		"tar": NewTar(bytes.NewReader(makeTar(t, 5))),
		"zip": NewZip(bytes.NewReader(makeZip(t, 5)), Limits{}),
	} {
		if out, whole := list(r); whole != 5 || len(out) != 5 {
			t.Errorf("%s: %q", name, out)
		}
	}
}

// TestDamage flips bytes: at most two entries of six are lost, and never
// without an error.
func TestDamage(t *testing.T) {
	for name, raw := range map[string][]byte{"tar": makeTar(t, 6), "zip": makeZip(t, 6)} {
		end := len(raw) - 1100
		if name == "zip" {
			end = bytes.Index(raw, []byte(zipCentral))
		}
		for i := 0; i < end; i += 5 {
			bad := bytes.Clone(raw)
			bad[i] ^= 0x55
			var r Reader = NewTar(bytes.NewReader(bad))
			if name == "zip" {
				r = NewZip(bytes.NewReader(bad), Limits{})
			}
			out, whole := list(r)
			if whole < 4 {
				t.Errorf("%s, byte %d: %d of 6 left: %q", name, i, whole, out)
			}
			// A tar archive has no checksum of its contents.
			if name == "zip" && whole < 6 && !strings.Contains(strings.Join(out, " "), "! ") && !strings.Contains(strings.Join(out, " "), "папка/") {
				t.Errorf("%s, byte %d: loss without an error: %q", name, i, out)
			}
		}
	}
}

func TestTruncated(t *testing.T) {
	for name, raw := range map[string][]byte{"tar": makeTar(t, 3), "zip": makeZip(t, 3)} {
		cut := raw[:len(raw)*6/10]
		var r Reader = NewTar(bytes.NewReader(cut))
		if name == "zip" {
			cut = raw[:bytes.Index(raw, []byte(zipCentral))-40]
			r = NewZip(bytes.NewReader(cut), Limits{})
		}
		out, whole := list(r)
		last := out[len(out)-1]
		if whole == 0 || !strings.HasSuffix(last, ErrTruncated.Error()) || !strings.Contains(last, `"папка/`) {
			t.Errorf("%s: %q", name, out)
		}
	}
}

// localEntry makes an entry with its sizes in the local header.
func localEntry(name string, flags, method uint16, packed, plain []byte, crc uint32) []byte {
	b := []byte(zipLocal)
	b = binary.LittleEndian.AppendUint16(b, 20)
	b = binary.LittleEndian.AppendUint16(b, flags)
	b = binary.LittleEndian.AppendUint16(b, method)
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, crc)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(packed)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(plain)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(name)))
	b = append(b, 0, 0)
	b = append(b, name...)
	return append(b, packed...)
}

func TestZipEntries(t *testing.T) {
	const crcOfA = 0xe8b7be43
	name866, _ := charmap.CodePage866.NewEncoder().String("новости.txt")
	a := []byte("a")
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"stored", localEntry("a.txt", 0, 0, a, a, crcOfA), "a.txt"},
		{"IBM866", localEntry(name866, 0, 0, a, a, crcOfA), "новости.txt"},
		{"backslash", localEntry(`d\a.txt`, 0, 0, a, a, crcOfA), "d/a.txt"},
		{"checksum", localEntry("a.txt", 0, 0, a, a, 1), `! entry 1 "a.txt" (byte 0): wrong checksum`},
		{"encrypted", localEntry("a.txt", 1, 0, a, a, crcOfA), `! entry 1 "a.txt" (byte 0): the entry is encrypted`},
		{"method", localEntry("a.txt", 0, 14, a, a, crcOfA), `! entry 1 "a.txt" (byte 0): packed by method 14, which is not known`},
		{"stored stream", localEntry("a.txt", 8, 0, nil, nil, 0), `! entry 1 "a.txt" (byte 0): the entry is stored without its size`},
		{"junk before", append([]byte("junk"), localEntry("b.txt", 0, 0, a, a, crcOfA)...), "! entry 1 (byte 0): broken entry header b.txt"},
	}
	for _, tt := range tests {
		raw := append(tt.raw, localEntry("z.txt", 0, 0, a, a, crcOfA)...)
		raw = append(raw, zipCentral...)
		out, _ := list(NewZip(bytes.NewReader(raw), Limits{}))
		if got := strings.Join(out, " "); got != tt.want+" z.txt" {
			t.Errorf("%s: got %s, want %s z.txt", tt.name, got, tt.want)
		}
	}
}

// zeros are a bomb: n bytes that pack to almost nothing.
type zeros struct{ n int64 }

func (z *zeros) Read(p []byte) (int, error) {
	if z.n == 0 {
		return 0, io.EOF
	}
	n := int(min(z.n, int64(len(p))))
	clear(p[:n])
	z.n -= int64(n)
	return n, nil
}

func TestBombs(t *testing.T) {
	var gz, zs, zp bytes.Buffer
	g := gzip.NewWriter(&gz)
	_, _ = io.Copy(g, &zeros{64 << 20})
	_ = g.Close()
	z, _ := zstd.NewWriter(&zs)
	_, _ = io.Copy(z, &zeros{64 << 20})
	_ = z.Close()
	p := zip.NewWriter(&zp)
	f, _ := p.Create("a")
	_, _ = io.Copy(f, &zeros{64 << 20})
	_ = p.Close()

	for name, raw := range map[string][]byte{"gzip": gz.Bytes(), "zstd": zs.Bytes()} {
		u, err := Unpack(bufio.NewReader(bytes.NewReader(raw)), Limits{Ratio: 500})
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, u)
		var limit *LimitError
		if !errors.As(err, &limit) || n > RatioFree+1<<20 {
			t.Errorf("%s: %d bytes, %v", name, n, err)
		}
		_ = u.Close()
		u, _ = Unpack(bufio.NewReader(bytes.NewReader(raw)), Limits{Entry: 1000})
		if _, err := io.Copy(io.Discard, u); !errors.As(err, &limit) || err.Error() != name+": unpacks to more than 1000 bytes" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, l := range []Limits{{Ratio: 500}, {Entry: 1000}} {
		out, _ := list(NewZip(bytes.NewReader(zp.Bytes()), l))
		if len(out) != 1 || !strings.Contains(out[0], "unpacks to more than") {
			t.Errorf("zip: %q", out)
		}
	}
}

func TestUnpack(t *testing.T) {
	var gz bytes.Buffer
	for _, s := range []string{"один ", "два"} { // members behind each other
		g := gzip.NewWriter(&gz)
		_, _ = io.WriteString(g, s)
		_ = g.Close()
	}
	z, _ := zstd.NewWriter(nil)
	zs := z.EncodeAll([]byte("два"), z.EncodeAll([]byte("один "), nil))
	// bzip2 of "hello world\n"; the standard library has no writer
	bz := []byte("BZh91AY&SYN\xec\xe86\x00\x00\x02Q\x80\x00\x10@\x00\x06D\x90\x80 \x001\x06LA\x01\xa7\xa9\xa5\x80\xbb\x941\xf8\xbb\x92)\xc2\x84\x82wgA\xb0")
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"gzip", gz.Bytes(), "один два"},
		{"zstd", zs, "один два"},
		{"bzip2", bz, "hello world\n"},
		{"gzip cut off", gz.Bytes()[:gz.Len()-9], "! the packed file ends too early: unexpected EOF"},
		{"zstd cut off", zs[:len(zs)-3], "! the packed file ends too early: unexpected EOF"},
		{"gzip with junk", append(bytes.Clone(gz.Bytes()), "junk junk junk"...), fmt.Sprintf("! gzip: damaged before byte %d: gzip: invalid header", gz.Len()+14)},
		{"plain", []byte("текст"), "nothing"},
	}
	for _, tt := range tests {
		got := "nothing"
		u, err := Unpack(bufio.NewReader(bytes.NewReader(tt.raw)), Limits{})
		if err == nil && u != nil {
			var b []byte
			b, err = io.ReadAll(u)
			got = string(b)
			_ = u.Close()
		}
		if err != nil {
			got = "! " + err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func fuzz(f *testing.F, open func([]byte) Reader) {
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := open(raw)
		for n := 0; ; n++ {
			e, err := r.Next()
			var damage *Error
			switch {
			case err == io.EOF:
				return
			case n > len(raw)+1:
				t.Fatal("no end")
			case errors.As(err, &damage):
			case err != nil:
				return
			default:
				_, _ = io.Copy(io.Discard, io.LimitReader(e, 1<<20))
			}
		}
	})
}

func FuzzTar(f *testing.F) {
	f.Add(makeTar(f, 2))
	fuzz(f, func(raw []byte) Reader { return NewTar(bytes.NewReader(raw)) })
}

func FuzzZip(f *testing.F) {
	f.Add(makeZip(f, 2))
	f.Add(localEntry("a", 0, 93, []byte("(\xb5/\xfd"), []byte("a"), 1))
	fuzz(f, func(raw []byte) Reader { return NewZip(bytes.NewReader(raw), Limits{Entry: 1 << 20}) })
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08"))
	f.Add([]byte("BZh9"))
	f.Add([]byte("\x28\xb5\x2f\xfd"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, err := Unpack(bufio.NewReader(bytes.NewReader(raw)), Limits{Entry: 1 << 20})
		if err == nil && u != nil {
			_, _ = io.Copy(io.Discard, u)
			_ = u.Close()
		}
	})
}
