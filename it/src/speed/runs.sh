#!/usr/bin/env bash
# Compares runs of the plugin with a shell script that types the same commands, on modules that only wait.
#
# Usage: runs.sh [instances] [seconds that an instance waits]
# Needs terraform or tofu on the PATH and the plugin in the local repository. Downloads no provider, and uses local states.
# Prints, for one instance at a time, what the plugin adds to the time of an instance, and then how much faster four at a
# time are. Maven's own start is taken out: it is the difference between all instances and one that counts.
set -euo pipefail
# A command that fails in a measurement ends all of them.
shopt -s inherit_errexit

instances=${1:-12}
seconds=${2:-2}
tool=$(command -v terraform || command -v tofu)
here=$(cd "$(dirname "$0")/../../.." && pwd)
version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' "$here/pom.xml" | head -1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

project=$work/project
mkdir -p "$project/src/main/stacks" "$project/src/main/terraform/waiting"
cat > "$project/src/main/terraform/waiting/main.tf" <<HCL
variable "name" {
  type = string
}

resource "terraform_data" "waiting" {
  input            = var.name
  triggers_replace = timestamp()

  provisioner "local-exec" {
    command = "sleep $seconds"
  }
}
HCL
{
  echo "components:"
  echo "  terraform:"
  for i in $(seq "$instances"); do
    printf '    i%02d: {metadata: {component: waiting}, backend_type: local, backend: {local: {}}, vars: {name: i%02d}}\n' "$i" "$i"
  done
} > "$project/src/main/stacks/dev.yaml"
cat > "$project/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>runs</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>io.github.atmosmaven</groupId><artifactId>atmos-maven-plugin</artifactId><version>$version</version>
  </plugin></plugins></build>
</project>
XML

now() { date +%s.%N; }

# The commands of an apply without a saved plan, as a script types them.
script() {
  local count=$1 i folder
  for i in $(seq "$count"); do
    folder=$work/script/i$i
    mkdir -p "$folder"
    cp "$project/src/main/terraform/waiting/main.tf" "$folder"
    printf '{"name": "i%s"}\n' "$i" > "$folder/own.tfvars.json"
    printf '{"terraform": {"backend": {"local": {}}}}\n' > "$folder/backend.tf.json"
    (
      cd "$folder"
      exec 2>> errors
      rm -f .terraform/terraform.tfstate .terraform/environment
      "$tool" init -input=false -no-color -reconfigure -backend-config="path=$work/states/i$i" \
        -backend-config="workspace_dir=$work/states/i$i.d" > log
      "$tool" workspace select dev >> log || "$tool" workspace new dev >> log
      "$tool" plan -input=false -no-color -detailed-exitcode -var-file=own.tfvars.json -out=plan >> log || [ $? = 2 ]
      "$tool" show -json plan > plan.json
      "$tool" apply -input=false -no-color plan >> log
    )
  done
}

plugin() {
  mvn -o -B -q -f "$project/pom.xml" atmos:apply -Dstack=dev -Dcomponent="$1" -Datmos.savedPlan=never \
    -Datmos.parallel="$2" > "$work/plugin.log" || { cat "$work/plugin.log"; exit 1; }
}

timed() {
  local begin
  begin=$(now)
  "$@"
  echo "$(now) - $begin" | bc
}

# Workspaces exist and files are in the cache of the system before anything is measured.
script "$instances"
plugin '*' 4

for round in 1 2 3; do
  by_script=$(echo "($(timed script "$instances") - $(timed script 1)) / ($instances - 1)" | bc -l)
  start=$(timed plugin i01 1)
  alone=$(timed plugin '*' 1)
  four=$(timed plugin '*' 4)
  echo "$by_script $start $alone $four $instances" | awk -v round="$round" '{
    each = ($3 - $2) / ($5 - 1)
    printf "round %d: %.2f s an instance by script, %.2f s by the plugin (%+.1f %%); all: %.1f s, four at a time %.1f s (%.1f times as fast)\n",
      round, $1, each, 100 * (each / $1 - 1), $3, $4, $3 / $4
  }'
done
