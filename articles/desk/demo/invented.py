"""placeholder"""
from articles.desk.demo.newsroom import Newsroom
def tell_invented(newsroom: Newsroom) -> str:
    return ""
