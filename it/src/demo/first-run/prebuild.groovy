// A machine without Terraform and OpenTofu sees all the rest: the plan is left out, and verify.groovy says so.
import java.nio.file.Files
import java.nio.file.Path

boolean hasTool = System.getenv('PATH').split(File.pathSeparator).any { folder ->
    ['terraform', 'tofu', 'terraform.exe', 'tofu.exe'].any { Files.isExecutable(Path.of(folder.isEmpty() ? '.' : folder, it)) }
}
// The demo is a repository of its own, not a folder in the one that it is in.
new File(basedir, '.git').mkdir()
new File(basedir, 'test.properties').text = hasTool ? '' : 'atmos.plan.skip=true\n'
true
