String log = new File(basedir, 'build.log').text

assert log.contains("✓ Created S3 bucket 'acme-taken-state'")
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
assert log.contains('Goal requires online mode for execution but Maven is currently offline')
// D47: the dry run prints the calls and makes none of them.
assert log.contains("Would create S3 bucket 'acme-fresh-state':")
assert log.contains('PutBucketPolicy (TLS only)')
assert !new File(basedir, '.atmos/local-aws/s3/acme-fresh-state').exists()
true
