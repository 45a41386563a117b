package lexicon

import "embed"

// Starter is a folder to begin an overlay with: commented files of every kind
// that change nothing until their examples are uncommented.
//
//go:embed starter
var Starter embed.FS
