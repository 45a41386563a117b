package server

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"

	"vestnik/pipeline/charset"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/store"
)

// zip takes in the files of an archive, named by their paths in it. Files of
// other kinds are passed over.
func (u *upload) zip(raw []byte) error {
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return fmt.Errorf("zip: %w", err)
	}
	for _, f := range r.File {
		name := zipName(f)
		if f.FileInfo().IsDir() || hidden(name) {
			continue
		}
		kind := typeOf(name)
		switch kind {
		case "":
			continue
		case "application/zip":
			u.problems = append(u.problems, store.Problem{URI: name, Detail: "an archive inside an archive is not opened"})
			continue
		}
		body, err := u.unzip(f)
		if fault := (*fault)(nil); errors.As(err, &fault) {
			return fault
		}
		if err != nil {
			u.problems = append(u.problems, store.Problem{URI: name, Detail: "zip: " + err.Error()})
			continue
		}
		if err := u.file(body, kind, kind, name); err != nil {
			return err
		}
	}
	return nil
}

// unzip unpacks a file within the limit of the request, whatever size the
// archive claims.
func (u *upload) unzip(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, u.unpacked+1))
	if u.unpacked -= int64(len(body)); u.unpacked < 0 {
		return nil, newFault(http.StatusRequestEntityTooLarge, "too-large", "the archive unpacks to more than a request may bring")
	}
	return body, err
}

// zipName is the path of a file in an archive; old archives hold it in IBM866.
func zipName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 {
		if text, _, err := charset.Decode([]byte(name), "ibm866"); err == nil {
			name = text
		}
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// hidden reports whether a file or folder of a path is one that systems make
// for themselves.
func hidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") || part == "__MACOSX"
	})
}

// multipart takes in the files of a form. Fields before them that are no files
// say what the files do not: title, published and so on.
func (u *upload) multipart(raw []byte, boundary string) error {
	if boundary == "" {
		return errors.New("multipart/form-data without a boundary")
	}
	r := multipart.NewReader(bytes.NewReader(raw), boundary)
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("multipart: %w", err)
		}
		body, err := io.ReadAll(p)
		if err != nil {
			return fmt.Errorf("multipart: %w", err)
		}
		name := zipName(&zip.File{FileHeader: zip.FileHeader{Name: p.FileName()}})
		if p.FileName() == "" {
			switch field := p.FormName(); {
			case field == "uri":
				u.uri = string(body)
				continue
			case slices.Contains(metaNames[:], field):
				u.meta = append(u.meta, cloudevent.Header{Key: field, Value: body})
				continue
			}
			name = ""
		}
		contentType := p.Header.Get("Content-Type")
		kind, _, _ := mime.ParseMediaType(contentType)
		if !readable(kind) && kind != "application/zip" || kind == "" {
			if byName := typeOf(p.FileName()); byName != "" || kind == "application/octet-stream" {
				contentType, kind = byName, byName
			}
		}
		if u.uri != "" {
			name, u.uri = u.uri, ""
		}
		if err := u.file(body, contentType, kind, name); err != nil {
			return err
		}
	}
}

// file takes in a file of a known kind.
func (u *upload) file(body []byte, contentType, kind, name string) error {
	switch {
	case kind == "application/zip":
		return u.zip(body)
	case !readable(kind):
		if name == "" {
			name = "file"
		}
		u.problems = append(u.problems, store.Problem{URI: name, Detail: fmt.Sprintf("content type %.100q is not read here", contentType)})
		return nil
	}
	err := u.document(body, contentType, kind, name)
	if fault := (*fault)(nil); err == nil || errors.As(err, &fault) {
		return err
	}
	u.problems = append(u.problems, store.Problem{URI: name, Detail: err.Error()})
	return nil
}
