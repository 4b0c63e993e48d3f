// A repository of its own, not a folder in the one that this test is in.
assert ['git', 'init', '-q', '-b', 'main'].execute(null, basedir).waitFor() == 0
true
