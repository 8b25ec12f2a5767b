package io.apiworld.crm.mapping;

import io.apiworld.defaults.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MappingConfiguration.class);

    @Bean
    FieldMapping fieldMapping(MappingProperties properties, List<Lookup> lookups) throws IOException {
        var targets = all("targets").map(TargetSchema::from).collect(byName(TargetSchema::name));
        var reader = new ProfileReader(targets, lookups.stream().collect(byName(Lookup::name)));
        var profiles = all("profiles").map(reader::read).collect(byName(Profile::name));
        var active = profiles.get(properties.profile());
        if (active == null) {
            throw new IllegalStateException("There is no mapping profile %s; there are %s"
                    .formatted(properties.profile(), String.join(", ", profiles.keySet())));
        }
        log.info(
                "Mapping profile {} makes {} fields of {}",
                active.name(),
                active.rules().size(),
                active.target().name());
        return active::apply;
    }

    private static Stream<YamlMap> all(String folder) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:mapping/" + folder + "/*.yaml");
        return Arrays.stream(files).map(MappingConfiguration::read);
    }

    private static YamlMap read(Resource file) {
        try (var content = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return YamlMap.read(String.valueOf(file.getFilename()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Collector<T, ?, Map<String, T>> byName(Function<T, String> name) {
        return Collectors.toUnmodifiableMap(name, Function.identity());
    }
}
