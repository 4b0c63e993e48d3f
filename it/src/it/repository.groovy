// Every project of these tests is a repository of its own, not a folder in the one that they are in.
new File(basedir, '.git').mkdir()
