package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.json.FiniteNumbers;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.yaml.YamlText;
import java.io.IOException;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes instances as one document, in the words of Atmos. */
public final class DescribeInstances {

    private static final Location PLACE = new Location("describe", 1, 1);

    /** Format of the document. */
    public enum Format {
        YAML,
        JSON
    }

    /**
     * Instances to describe.
     *
     * @param single true if exactly one instance was asked for, so that its sections are the document
     * @param provenance true to tell the origin of every value
     * @param hosted adds what is known of services that hold states
     */
    public record Request(
            List<Instance> instances, boolean single, Format format, boolean provenance, HostedSection hosted) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    private final Request request;
    private final Map<Value, String> origins = new IdentityHashMap<>();

    private DescribeInstances(Request request) {
        this.request = request;
    }

    /**
     * Writes one instance at a time: the document of a large project is larger than the memory of a build.
     *
     * @throws AtmosException.InvalidConfiguration before anything is written, for all numbers that JSON does not have
     */
    public static void write(Request request, Appendable out) throws IOException {
        if (request.format() == Format.JSON) {
            requireFiniteNumbers(request.instances());
        }
        new DescribeInstances(request).write(out);
    }

    private static void requireFiniteNumbers(List<Instance> instances) {
        Problems problems = new Problems();
        FiniteNumbers numbers = new FiniteNumbers(problems::add);
        for (Instance instance : instances) {
            numbers.check(instance.sections());
            numbers.check(instance.backend().attributes());
            numbers.check(instance.state().remoteStateBackend().attributes());
        }
        if (problems.hasErrors()) {
            throw new AtmosException.InvalidConfiguration(problems.sorted());
        }
    }

    private void write(Appendable out) throws IOException {
        List<Instance> instances = request.instances();
        if (instances.isEmpty()) {
            out.append(text(MapValue.empty(PLACE)));
        } else if (request.single() && instances.size() == 1) {
            out.append(text(document(instances.get(0))));
        } else if (request.format() == Format.JSON) {
            writeJson(sorted(instances), out);
        } else {
            writeYaml(sorted(instances), out);
        }
    }

    private static List<Instance> sorted(List<Instance> instances) {
        return instances.stream()
                .sorted(Comparator.comparing(Instance::stack, Utf8Order.INSTANCE)
                        .thenComparing(Instance::name, Utf8Order.INSTANCE))
                .toList();
    }

    private String text(MapValue document) {
        if (request.format() == Format.JSON) {
            return JsonText.indented(document);
        }
        return request.provenance() ? YamlText.of(document, origins::get) : YamlText.of(document);
    }

    private void writeYaml(List<Instance> instances, Appendable out) throws IOException {
        String stack = null;
        for (Instance instance : instances) {
            if (!instance.stack().equals(stack)) {
                stack = instance.stack();
                out.append(YamlText.heading(stack));
            }
            out.append(YamlText.member(instance.name(), document(instance), origins::get));
        }
    }

    private void writeJson(List<Instance> instances, Appendable out) throws IOException {
        JsonWriter json = JsonWriter.indented().object();
        String stack = null;
        for (Instance instance : instances) {
            if (!instance.stack().equals(stack)) {
                if (stack != null) {
                    json.endObject();
                }
                stack = instance.stack();
                json.name(stack).object();
            }
            JsonText.write(document(instance), json.name(instance.name()));
            out.append(json.take());
        }
        out.append(json.endObject().endObject().end());
    }

    private MapValue document(Instance instance) {
        MapValue document = HiddenDocument.of(instance, InstanceDocument.of(instance));
        if (!request.provenance()) {
            return request.hosted().in(document, instance);
        }
        document = UnsharedCopy.of(document);
        origins.clear();
        if (request.format() == Format.JSON) {
            MapValue provenance = Provenance.document(instance, document);
            return request.hosted().in(document, instance).toBuilder()
                    .put("provenance", provenance)
                    .build();
        }
        origins.putAll(Provenance.of(instance, document));
        return request.hosted().in(document, instance);
    }
}
