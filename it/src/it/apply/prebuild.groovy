// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()
// Each instance depends on all of the wave before.
def instances = (0..4).collectMany { wave ->
    (0..3).collect { i ->
        def before = wave == 0 ? [] : (0..3).collect { "{name: w${wave - 1}-$it}" }
        "    w$wave-$i: {metadata: {component: m}, vars: {name: w$wave-$i}, dependencies: {components: $before}}"
    }
}
new File(basedir, 'src/main/stacks/dev.yaml').text = "components:\n  terraform:\n${instances.join('\n')}\n"
true
