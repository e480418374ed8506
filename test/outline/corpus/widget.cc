// A program in the manner of large C++ applications: export macros, a framework's own words, templates,
// and things that read like functions and are none. Nothing here is meant to run.
#include "widget.h"

#include <memory>
#include <thread>

#pragma omp declare reduction(merge : std::vector<int> : omp_out.insert(omp_out.end(), omp_in.begin()))

namespace {
constexpr int kLimit = 1'000'000;
const char *const kShader = R"glsl(
  void main() { color = vec4(1.0); // " ) }
)glsl";
std::mutex lock;
thread_local Cache cache{kLimit};
std::atomic<bool> stopped{false};

template <typename T, std::size_t N = (kLimit > 10 ? 2 : 1)>
struct Ring {
  static_assert(N > 0, "empty");
  T items[N] = {};
  T &operator[](std::size_t at) noexcept { return items[at % N]; }
  explicit operator bool() const { return filled_ > 0; }

 private:
  std::size_t filled_ = count<T>(N);
};

bool less(const Item &a, const Item &b) { return a.rank() < b.rank() && a.size() > b.size(); }
}  // namespace

namespace app::gui {

class Painter;
enum class Mode : unsigned char { Idle = 0, Busy, Last = Busy };
using Callback = std::function<void(const Item &, int)>;
typedef std::map<std::string, std::pair<int, Callback>> Table;

class APP_EXPORT Widget final : public Base<Widget>, private virtual Observer {
  Q_OBJECT
  Q_PROPERTY(int depth READ depth WRITE setDepth)

 public:
  explicit Widget(Painter *painter, int depth = 1) noexcept;
  Widget(const Widget &) = delete;
  Widget &operator=(const Widget &) = delete;
  ~Widget() override { release_all(); }

  int depth() const { return depth_; }
  virtual void paint(Painter &painter) = 0;
  template <class F>
  auto each(F &&visit) const -> decltype(visit(0)) {
    for (const auto &[name, entry] : table_) visit(entry.first);
    return visit(depth_);
  }
  friend bool operator==(const Widget &a, const Widget &b) { return a.depth_ == b.depth_; }

 public slots:
  void setDepth(int depth);

 signals:
  void changed(int depth);

 protected:
  struct Private {
    Painter *painter = nullptr;
    std::unique_ptr<Worker> worker;
    void stop() {
      if (worker) worker->quit();
    }
  };

 private:
  int depth_ : 8, : 4;
  Table table_;
  std::unique_ptr<Private> d_{std::make_unique<Private>()};
  Q_DISABLE_MOVE(Widget)
};

Widget::Widget(Painter *painter, int depth) noexcept : Base{painter}, depth_(depth), table_{{"a", {1, on_item}}} {
  d_->painter = painter;
  std::thread helper([this, depth] { run_helper(d_.get(), depth); });
  helper.detach();
}

void Widget::setDepth(int depth) try {
  if (depth_ == depth) return;
  depth_ = depth;
  emit changed(depth);
} catch (const std::exception &error) {
  report(error.what());
} catch (...) {
  std::terminate();
}

template <>
struct Hash<std::pair<int(long), Widget>> {
  std::size_t operator()(const Widget &widget) const { return mix(widget.depth()); }
};

std::unique_ptr<Widget> make_widget(Painter *painter) {
  auto widget = std::make_unique<Concrete>(painter);
  return widget;
}

const auto visitor = [](auto &&...parts) noexcept(true) { return (apply(parts), ...); };
static Registrar<Widget> registrar("widget", &make_widget);
Table defaults = {
    {"first", {1, [](const Item &item, int n) { use(item, n); }}},
    {"second", {2, nullptr}},
};

}  // namespace app::gui

extern "C" {
#ifdef APP_PLUGIN
APP_EXPORT int plugin_main(int argc, char **argv) {
#else
int main(int argc, char **argv) {
#endif
  app::gui::Application application(argc, argv);
  ::signal_all(SIGTERM, [](int) { stopped = true; });
  return application.exec();
}

typedef void (*plugin_entry)(void *);
}

TEST(WidgetTest, KeepsItsDepth) {
  app::gui::FakePainter painter;
  EXPECT_EQ(app::gui::make_widget(&painter)->depth(), 1);
}

TEST_F(WidgetFixture, Paints)
{
  painter().paint(*widget);
}

union Word {
  unsigned char bytes[8];
  unsigned long long value;
  Word() : value(0) {}
};

decltype(auto) forward_it(Word &word) { return (word); }
[[nodiscard]] inline auto size_of(const Word &word) -> std::size_t { return sizeof(word.bytes) / sizeof *word.bytes; }
int operator""_px(unsigned long long pixels) { return scaled(static_cast<int>(pixels)); }
