package lexicon

func (l *Lexicon) lint(ds *Diagnostics) {}
