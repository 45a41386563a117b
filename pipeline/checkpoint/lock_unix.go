//go:build unix

package checkpoint

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the file for this program; a program that dies gives it back.
func lock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
