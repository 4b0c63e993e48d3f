package io.github.atmosmaven.terraform.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D65: a plugin cache that tools share")
class PluginCacheTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("is named by the environment, before any configuration")
    void isNamedByTheEnvironment() throws IOException {
        write("cli.tfrc", "plugin_cache_dir = \"/other\"");

        assertThat(PluginCache.of(
                        Map.of("TF_PLUGIN_CACHE_DIR", "/cache", "TF_CLI_CONFIG_FILE", at("cli.tfrc")), directory))
                .isEqualTo(new PluginCache("/cache", at("cli.tfrc")));
        assertThat(PluginCache.of(Map.of("TF_PLUGIN_CACHE_DIR", ""), directory)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG"})
    @DisplayName("is named by the configuration that a variable names, and then by no other")
    void isNamedByTheConfiguration(String variable) throws IOException {
        write("cli.tfrc", "plugin_cache_dir = \"/cache\"\n");
        write("none.tfrc", "");
        write("home/.terraformrc", "plugin_cache_dir = \"/home-cache\"");

        assertThat(PluginCache.of(Map.of(variable, "cli.tfrc", "HOME", at("home")), directory))
                .isEqualTo(new PluginCache("/cache", "cli.tfrc"));
        assertThat(PluginCache.of(Map.of(variable, "none.tfrc", "HOME", at("home")), directory))
                .isNull();
        assertThat(PluginCache.of(Map.of(variable, "missing.tfrc", "HOME", at("home")), directory))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HOME, .terraformrc",
        "HOME, .tofurc",
        "HOME, .config/opentofu/tofurc",
        "HOME, .terraform.d/cache.tfrc",
        "HOME, .terraform.d/cache.tfrc.json",
        "XDG_CONFIG_HOME, opentofu/tofurc",
        "XDG_CONFIG_HOME, opentofu/cache.tfrc",
        "APPDATA, terraform.rc",
        "APPDATA, tofu.rc",
        "APPDATA, terraform.d/cache.tfrc"
    })
    @DisplayName("is named by the configuration of the user")
    void isNamedByTheUsersConfiguration(String variable, String file) throws IOException {
        write("home/" + file, "plugin_cache_dir = \"/cache\"");

        assertThat(PluginCache.of(Map.of(variable, at("home")), directory)).isEqualTo(new PluginCache("/cache", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugin_cache_dir=\"/cache\"",
                "disable_checkpoint = true\n  plugin_cache_dir   = \"/cache\" # shared",
                "# plugin_cache_dir = \"/old\"\nplugin_cache_dir = \"/cache\"",
                "{\"plugin_cache_dir\":\"/cache\"}",
                "{\n  \"credentials\": {},\n  \"plugin_cache_dir\" : \"/cache\"\n}",
                "# caf\u00e9\r\nplugin_cache_dir = \"/cache\"\r\n"
            })
    void readsBothForms(String configuration) throws IOException {
        write("cli.tfrc", configuration);

        assertThat(PluginCache.of(Map.of("TF_CLI_CONFIG_FILE", at("cli.tfrc")), directory))
                .extracting(PluginCache::place)
                .isEqualTo("/cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# plugin_cache_dir = \"/cache\"",
                "// plugin_cache_dir = \"/cache\"",
                "plugin_cache_dir = \"\"",
                "plugin_cache_may_break_dependency_lock_file = true"
            })
    void isNotThere(String configuration) throws IOException {
        write("cli.tfrc", configuration);

        assertThat(PluginCache.of(Map.of("TF_CLI_CONFIG_FILE", at("cli.tfrc")), directory))
                .isNull();
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
