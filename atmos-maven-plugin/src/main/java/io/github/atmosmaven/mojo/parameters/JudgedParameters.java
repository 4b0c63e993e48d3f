package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.Parameters;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameter of goals that judge the backends of the instances they work on. */
public abstract class JudgedParameters extends ToolParameters {

    /**
     * Weight of the rules that backends are judged by, by the name of the rule: {@code error}, {@code warning} or
     * {@code off}. A problem that a rule has found has the name in {@code problems.json} and {@code problems.sarif}; the
     * site lists all. What would lose a state stays an error. Default: what every version of the tool refuses is an
     * error, the rest are warnings. It is set in the POM alone. Example:
     * {@code <lint><no-lock>off</no-lock><deprecated-attribute>error</deprecated-attribute></lint>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> lint;

    @Override
    protected final LintLevels lint() {
        return Parameters.lintLevels(lint);
    }
}
