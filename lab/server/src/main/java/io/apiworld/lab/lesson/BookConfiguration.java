package io.apiworld.lab.lesson;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
class BookConfiguration {

    @Bean
    Book book(ResourcePatternResolver files, SourceFiles sources, BookRules rules) {
        return new BookReader(files, rules.folder(), new LessonReader(sources)).read();
    }
}
