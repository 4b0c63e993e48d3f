// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()
// D77: places of the plugin that are not what they seem.
assert ['sh', '-ec', '''
    mkdir -p target/state target/pipes elsewhere \
        target/atmos/run-logged/vpc target/atmos/run-piped/vpc/src/main/terraform/vpc
    ln -s target/state kept
    ln -s ../../src/main/stacks target/atmos/run-linked
    mkfifo target/atmos/run-piped/vpc/src/main/terraform/vpc/backend.tf.json \
        target/atmos/run-logged/vpc/plan.log target/pipes/index.json
    ln -s ../elsewhere moved/.atmos
'''].execute(null, basedir).waitFor() == 0
true
