// Names of classes stand in comments, strings and includes: std::thread t(work);
/* std::jthread t([] {}); std::async(f); */
const char *text = "std::thread t(work);";
const char *more = R"(std::async(std::launch::async, work))";

namespace std_like { struct thread_pool { explicit thread_pool(int) {} }; }

std_like::thread_pool pool(3);
