package io.github.atmosmaven.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens for signals that come while this process is already ending. Shutdown hooks are not told of these, and the JDK has
 * no other way than {@code sun.misc.Signal} of the module {@code jdk.unsupported}. It is looked up by name: the compiler
 * refuses it with {@code --release}, and a runtime without the module works all the same, deaf to a second signal.
 */
final class SecondSignal {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private SecondSignal() {}

    /** Calls the action at each signal from now on, beside what others listen with in this way. */
    static void listen(Runnable action) {
        for (String name : SIGNALS) {
            try {
                listen(name, action);
            } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
                // The system has no such signal, or leaves it to nobody: nohup does so with HUP.
                continue;
            }
        }
    }

    private static void listen(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal", true, null);
        Class<?> handler = Class.forName("sun.misc.SignalHandler", true, null);
        Listener listener = new Listener(action);
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, listener);
        Object former = signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        if (former != null
                && Proxy.isProxyClass(former.getClass())
                && Proxy.getInvocationHandler(former) instanceof Listener other) {
            listener.next = other;
        }
    }

    /** Several programs may be waited for at the same time, and every one of them has to be told. */
    private static final class Listener implements InvocationHandler {

        private final Runnable action;
        private volatile @Nullable Listener next;

        Listener(Runnable action) {
            this.action = action;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "handle" -> {
                    tell();
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "listener for a second signal";
            };
        }

        private void tell() {
            action.run();
            Listener other = next;
            if (other != null) {
                other.tell();
            }
        }
    }
}
