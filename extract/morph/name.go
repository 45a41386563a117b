package morph

// ParseName reads a capitalised word as a surname, patronymic or given name by its
// ending.
func (d *Dictionary) ParseName(form string) []Analysis { return nil }
