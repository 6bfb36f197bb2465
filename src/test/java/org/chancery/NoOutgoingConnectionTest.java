package org.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class NoOutgoingConnectionTest {

    private final ProxySelector usual = ProxySelector.getDefault();
    private final Set<URI> sought = new ConcurrentSkipListSet<>();

    @TempDir
    private Path data;

    @BeforeEach
    void watch() {
        WatchedNames.ASKED.clear();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                sought.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    }

    @AfterEach
    void stopWatching() {
        ProxySelector.setDefault(usual);
    }

    @Test
    void the_program_starts_answers_and_stops_without_trying_to_reach_anybody() throws Exception {
        try (ConfigurableApplicationContext program =
                SpringApplication.run(Application.class, "--server.port=0", "--chancery.data=" + data)) {
            int port = ((ServletWebServerApplicationContext) program)
                    .getWebServer()
                    .getPort();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(WatchedNames.ASKED).isSubsetOf(ownNames());
        assertThat(sought)
                .allSatisfy(uri ->
                        assertThat(InetAddress.getByName(uri.getHost())).matches(InetAddress::isLoopbackAddress));
    }

    @Test
    void the_watch_would_have_seen_an_attempt() {
        assertThatThrownBy(() -> InetAddress.getByName("elsewhere.invalid")).isInstanceOf(UnknownHostException.class);
        assertThat(WatchedNames.ASKED).contains("elsewhere.invalid");
    }

    private static Set<String> ownNames() throws UnknownHostException {
        return Set.of("localhost", InetAddress.getLocalHost().getHostName(), "127.0.0.1", "0.0.0.0", "::1", "::");
    }
}
