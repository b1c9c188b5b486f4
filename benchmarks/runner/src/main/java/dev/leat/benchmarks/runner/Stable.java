package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running JVMs of one setup, each behind a proxy of its own if the setup wants one or statements are counted. */
final class Stable implements AutoCloseable {
    private final Setup setup;
    private final Place server;
    private final boolean proxied;
    private final Path logs;
    private final Map<Entrant, ForkedContestant> forks = new HashMap<>();
    private final Map<Entrant, WireProxy> proxies = new HashMap<>();

    Stable(Setup setup, Place server, boolean counted, Path logs) {
        this.setup = setup;
        this.server = server;
        this.proxied = counted || setup.isProxied();
        this.logs = logs;
    }

    /** The contestant's JVM, started if there is none that lives; a new one where every round gets its own. */
    ForkedContestant fork(Entrant entrant) throws ForkedContestant.Failed {
        ForkedContestant running = forks.get(entrant);
        if (running != null && running.isAlive() && !setup.fresh()) {
            return running;
        }
        stop(entrant);
        ForkedContestant started = ForkedContestant.start(entrant, setup, place(entrant), logs);
        forks.put(entrant, started);
        return started;
    }

    private Place place(Entrant entrant) throws ForkedContestant.Failed {
        if (!proxied) {
            return server;
        }
        try {
            WireProxy proxy = WireProxy.before(server, setup.isProxied() ? setup.delayMillis() : 0);
            proxies.put(entrant, proxy);
            return server.through(proxy.port());
        } catch (IOException e) {
            throw new ForkedContestant.Failed("no proxy: " + e, false);
        }
    }

    /** The contestant's proxy, if it has one. */
    @Nullable
    WireProxy proxy(Entrant entrant) {
        return proxies.get(entrant);
    }

    /** Ends the contestant's JVM. */
    void stop(Entrant entrant) {
        ForkedContestant fork = forks.remove(entrant);
        if (fork != null) {
            fork.close();
        }
        WireProxy proxy = proxies.remove(entrant);
        if (proxy != null) {
            try {
                proxy.close();
            } catch (IOException e) {
                System.err.println("A proxy did not close: " + e);
            }
        }
    }

    @Override
    public void close() {
        new HashMap<>(forks).keySet().forEach(this::stop);
    }
}
