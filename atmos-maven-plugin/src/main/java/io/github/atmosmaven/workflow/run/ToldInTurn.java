package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.FailedLog;
import io.github.atmosmaven.terraform.run.RunListener;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tells a listener what several threads have to say, one after the other and without secrets (D79).
 *
 * @param hiding hides the secrets of an instance in a text
 */
record ToldInTurn(RunListener listener, Function<Instance, UnaryOperator<String>> hiding) implements RunListener {

    @Override
    public void started(Instance instance) {
        synchronized (listener) {
            listener.started(instance);
        }
    }

    @Override
    public void running(Instance instance, String command) {
        synchronized (listener) {
            listener.running(instance, command);
        }
    }

    @Override
    public boolean hearsCommands() {
        return listener.hearsCommands();
    }

    @Override
    public void repeatable(Instance instance, String command) {
        String shown = hiding.apply(instance).apply(command);
        synchronized (listener) {
            listener.repeatable(instance, shown);
        }
    }

    @Override
    public void planned(Instance instance, List<String> plan) {
        List<String> shown = plan.stream().map(hiding.apply(instance)).toList();
        synchronized (listener) {
            listener.planned(instance, shown);
        }
    }

    @Override
    public void note(Instance instance, String text) {
        synchronized (listener) {
            listener.note(instance, text);
        }
    }

    @Override
    public void ended(ToolResult result) {
        synchronized (listener) {
            listener.ended(result);
        }
    }

    @Override
    public void failed(FailedLog log) {
        synchronized (listener) {
            listener.failed(log);
        }
    }

    @Override
    public void closed(String summary) {
        synchronized (listener) {
            listener.closed(summary);
        }
    }
}
