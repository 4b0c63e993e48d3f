String log = new File(basedir, 'build.log').text

assert log.contains("✓ Created S3 bucket 'acme-taken-state' in account 222222222222, eu-west-1")
// The debug log tells of requests, and nothing that they are signed with.
assert log.contains('Sending Request')
assert !log.toLowerCase().contains('x-amz-security-token')
assert !log.contains('AWS4-HMAC-SHA256')
// D45: forbidden, elsewhere and missing are told apart, with account, region and the action that is missing.
assert log.contains("src/main/stacks/stranger.yaml:3:26  ATMOS-300  access to bucket 'acme-taken-state' in eu-west-1 is denied for account 111111111111")
assert log.contains('grant s3:GetBucketTagging or s3:ListBucket to this identity')
assert log.contains("ATMOS-301  bucket 'acme-taken-state' is in eu-west-1, and the manifest says eu-central-1")
assert log.contains("ATMOS-200  'no-bucket' of stack 'incomplete'")
assert log.contains("ATMOS-201  'other-type' of stack 'incomplete'")
assert !log.contains("'switched-off'")
assert log.contains("ATMOS-309  atmos:provision cannot look for bucket 'acme-taken-state': Maven is offline")
// D47: the dry run prints the calls and makes none of them.
assert log.contains("Would create S3 bucket 'acme-fresh-state' in account 111111111111, eu-west-1:")
assert log.contains('PutBucketPolicy (TLS only)')
assert !new File(basedir, '.atmos/local-aws/s3/acme-fresh-state').exists()
// D40: what is no bucket that can be created is told for what it is, and no path is made of it.
assert log.contains("ATMOS-203  bucket 's3://acme-state/dev' is a URL (s3) and not a name")
assert log.contains("accesspoint/state' is the ARN of an access point")
assert log.contains("ATMOS-203  bucket '../../../../acme/climber' is a path and not a name")
// D44: the next run completes what is ours, and writes nothing to what is not.
assert log.contains("✓ Completed S3 bucket 'acme-half-state' in account 111111111111, eu-west-1, which an earlier run left unfinished")
def s3 = new File(basedir, '.atmos/local-aws/s3')
assert new File(s3, 'acme-half-state/settings/versioning').text.contains('Enabled')
assert !new File(s3, 'acme-half-state/settings/tagging').text.contains('AtmosProvisioning')
assert log.contains("ATMOS-312  bucket 'acme-colleague-state' is left as it is")
assert new File(s3, 'acme-colleague-state/settings').list().toList() == ['policy']
assert new File(basedir, '.atmos/intents').list().length == 0
// D40: what is switched off gets no bucket, and where nothing was to be done nothing is completed.
assert log.contains('left-paused/vpc: skipped, it is disabled or abstract')
assert !new File(s3, 'acme-paused-state').exists()
assert log.count('✓ Backend provisioning completed') == 2
true
