// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()
true
