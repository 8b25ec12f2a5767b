package io.apiworld.lab.export;

import io.apiworld.lab.lesson.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    HttpFile.Handlers httpFileWithHandlers(Commands commands, Environment environment) {
        return new HttpFile.Handlers(commands, environment.getRequiredProperty("public.url"));
    }

    @Bean
    HttpFile.Variables httpFileWithVariables(Commands commands, Environment environment) {
        return new HttpFile.Variables(commands, environment.getRequiredProperty("public.url"));
    }
}
