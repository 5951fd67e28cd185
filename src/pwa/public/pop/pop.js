location.replace(new URL(`../#/pop${location.search}`, location.href));
