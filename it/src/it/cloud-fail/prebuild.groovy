// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()

// D44: a run was killed between two calls, so its bucket still carries the mark. Another run was killed before its bucket
// was there, so only the note of it is; the bucket of that name is a colleague's.
def bucket = { String name, String setting, String content ->
    def folder = new File(basedir, ".atmos/local-aws/s3/$name")
    new File(folder, 'settings').mkdirs()
    new File(folder, 'owner').text = '111111111111\neu-west-1\n2026-01-02T00:00:00Z\n'
    new File(folder, "settings/$setting").text = content
}
bucket('acme-half-state', 'tagging', '<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag>' +
    '<Key>AtmosProvisioning</Key><Value>unfinished</Value></Tag></TagSet></Tagging>')
bucket('acme-colleague-state', 'policy', '{"Version":"2012-10-17","Statement":[]}')
def note = new File(basedir, ".atmos/intents/acme-colleague-state-${UUID.nameUUIDFromBytes('local'.bytes)}")
note.parentFile.mkdirs()
note.text = 'bucket: acme-colleague-state\nmissing at: 2026-01-01T00:00:00Z\n'
true
