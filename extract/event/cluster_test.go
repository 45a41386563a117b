package event

import "testing"

func TestClusterID(t *testing.T) {
	base := sampleAgreement().ClusterID()
	if len(base) != 32 {
		t.Fatalf("cluster %q", base)
	}
	for name, change := range map[string]func(*Event){
		"article":  func(e *Event) { e.ID, e.Document.URI, e.Document.Title = "x", "y", "z" },
		"order":    func(e *Event) { p := e.Agreement.Parties; p[0], p[1] = p[1], p[0] },
		"spelling": func(e *Event) { e.Agreement.Parties[0].Name = "киноцентр «Приозерска»" },
		"form":     func(e *Event) { e.Agreement.Parties[0].Name = "АО «Киноцентр Приозёрска»" },
		"date":     func(e *Event) { e.Agreement.Date = Date{} },
		"evidence": func(e *Event) { e.Evidence = nil },
	} {
		e := sampleAgreement()
		change(e)
		if e.ClusterID() != base {
			t.Errorf("%s changed the cluster", name)
		}
	}
	for name, change := range map[string]func(*Event){
		"party":  func(e *Event) { e.Agreement.Parties[0].Name = "Киноцентр Заозёрска" },
		"status": func(e *Event) { e.Agreement.Status = Planned },
		"month":  func(e *Event) { e.Agreement.Date.Value = "2025-09-30" },
	} {
		e := sampleAgreement()
		change(e)
		if e.ClusterID() == base {
			t.Errorf("%s did not change the cluster", name)
		}
	}
	e := sampleAgreement()
	e.Agreement.Parties = e.Agreement.Parties[:1]
	if e.ClusterID() != "" {
		t.Error("one party makes a cluster")
	}
	a, b := sampleFilm(), sampleFilm()
	b.Film.Film.Name = "«Тихий Берег»"
	if a.ClusterID() != b.ClusterID() || a.ClusterID() == "" {
		t.Error("spelling of a title changed the cluster")
	}
	b.Film.Film.Name = ""
	if b.ClusterID() != "" {
		t.Error("no title makes a cluster")
	}
}
